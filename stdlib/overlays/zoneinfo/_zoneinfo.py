zoneinfo._zoneinfo: ZoneInfo in the words of its C implementation, and like a type of C.
@ 3 ad4592b8c7edc5b8
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
@ 5 5661b0c319c683be
    # Yes, +5 maps to an offset of -5h
    if match.group("sign") != "-":
        total = -total

    return total


from _molt import native_type, type_name
native_type(ZoneInfo, 'function')
del native_type
@ 3 073e0ed0cfe783b1
    def _read_only(self, value=None):
        raise AttributeError('readonly attribute')
    key = property(lambda self: self._key, _read_only, _read_only)
@ 1 c9e2b55f43273ab9
            return f"{type_name(self)}(key={self._key!r})"
