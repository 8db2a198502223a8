import codecs
import io


def attempt(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for text in ("", "plain text, with (marks)!", "a+b", "é", "aé€b", "é-", "éa", "é b", "\U0001f600", "\U0001f600\U0001f601x",
        "~\\", "+-+", "\0\x7f", "\ud800", "\ud83dx", "Hi Mom \u263a!", "tabs\tand\nlines\r", "é+é"):
    data = text.encode("utf-7")
    print(ascii(text), data, attempt(data.decode, "utf-7") == repr(text))
for data in (b"+AOk", b"+AOk-", b"+AOk.", b"+AO", b"+A", b"+", b"+-", b"+!", b"a+AOk-b+", b"+AOl-", b"+AOkA-", b"\xff", b"a\xe9b", b"~\\",
        b"+2D3eAA-", b"+2D0-", b"+2D0AYQ-", b"+2D0.", b"+3gA-", b"+AOk+-", b"+AOkgrNg93gA-", b"+ABCDEFGH"):
    print(data, attempt(data.decode, "utf-7"), attempt(data.decode, "utf-7", "replace"), attempt(data.decode, "utf-7", "ignore"),
        ascii(codecs.utf_7_decode(data, "backslashreplace")), ascii(codecs.utf_7_decode(data, "ignore", True)))
decoder = codecs.getincrementaldecoder("utf-7")()
print([decoder.decode(b"a+AOkgrNg93gA-+-b"[i:i + 1]) for i in range(17)], repr(decoder.decode(b"", True)))
decoder = codecs.getincrementaldecoder("utf-7")("replace")
print(repr(decoder.decode(b"+AO")), repr(decoder.decode(b"", True)))
print(codecs.utf_7_encode("é"), attempt(codecs.utf_7_encode, b"x"), attempt(codecs.utf_7_decode, "x"))
text = io.TextIOWrapper(io.BytesIO("zwölf\nÄpfel\n".encode("utf-7")), encoding="utf-7")
print(text.readlines(), text.encoding)
