# Codecs of the library, named in strs only: no import statement leads to them.
for name in ['cp1252', 'CP437', 'latin2', 'iso-8859-15', 'windows-1251', 'koi8-r', 'utf-8-sig', 'mac_roman', 'cp850']:
    text = 'Zürich: ' + {'windows-1251': 'Привет', 'koi8-r': 'мир', 'iso-8859-15': '€ž', 'cp1252': '€“”'}.get(name, 'äß')
    try:
        data = text.encode(name)
        print(name, data, data.decode(name) == text)
    except UnicodeEncodeError as e:
        print(name, type(e).__name__, e)
print(b'\x80\x99'.decode('cp1252'), b'\xe1\xe2'.decode('ISO-8859-7'), str(b'\xa4', 'iso8859_15'))
for attempt in [lambda: 'я'.encode('cp1252'), lambda: b'\x81'.decode('cp1252'), lambda: 'x'.encode('no-such-codec'),
                lambda: 'я'.encode('cp1252', 'replace'), lambda: b'\x81a'.decode('cp1252', 'ignore')]:
    try:
        print(repr(attempt()))
    except (UnicodeError, LookupError) as e:
        print(type(e).__name__, e)
