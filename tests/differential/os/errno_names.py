import errno

for name in ("EPERM", "ENOENT", "EINTR", "EAGAIN", "EWOULDBLOCK", "EEXIST", "ENOTDIR", "EINVAL", "EPIPE",
             "ECONNREFUSED", "ETIMEDOUT", "EDEADLOCK"):
    print(name, getattr(errno, name))
print(len(errno.errorcode) > 100, errno.errorcode[2], errno.errorcode[11], errno.errorcode[errno.ENOTEMPTY])
print(list(errno.errorcode)[:5])
try:
    open("missing")
except OSError as error:
    print(errno.errorcode[error.errno], error.errno == errno.ENOENT)
try:
    errno.ENOSUCH
except AttributeError as error:
    print(error)
