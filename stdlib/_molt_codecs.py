"""Keeps the most used codecs in programs that look codecs up: encodings imports them by name."""


def keep():
    from encodings import ascii, base64_codec, charmap, cp437, cp1252, hex_codec, iso8859_15
    from encodings import latin_1, raw_unicode_escape, rot_13, unicode_escape, utf_8, utf_8_sig
    from encodings import utf_16, utf_16_be, utf_16_le, utf_32, utf_32_be, utf_32_le

    return [module.getregentry for module in (
        ascii, base64_codec, charmap, cp437, cp1252, hex_codec, iso8859_15, latin_1,
        raw_unicode_escape, rot_13, unicode_escape, utf_8, utf_8_sig, utf_16, utf_16_be, utf_16_le,
        utf_32, utf_32_be, utf_32_le)]
