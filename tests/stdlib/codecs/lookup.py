import codecs
import io
print(codecs.encode("Hello", "rot13"), codecs.encode(b"hi", "hex"), codecs.lookup("UTF8").name, codecs.lookup("latin1").name)

d = codecs.getincrementaldecoder("utf-8")()
print([d.decode(bytes([b])) for b in "é€".encode()], "é€".encode("cp1252"), b"\x80".decode("cp1252"), list(codecs.iterencode("a€", "utf-8")))
print(codecs.getreader("utf-8")(io.BytesIO("día\nx\n".encode())).readlines())
