"""Just enough of a reader for WebAssembly modules to see what they import and export."""

IMPORT_SECTION = 2
EXPORT_SECTION = 7
FUNCTION, TABLE, MEMORY, GLOBAL = range(4)


class Module:
    def __init__(self, data):
        if data[:8] != b'\0asm\1\0\0\0':
            raise ValueError('not a WebAssembly module of version 1')
        self.data = data
        self.position = 8
        # Pairs of (module, name), and names.
        self.imports = []
        self.exports = []
        while self.position < len(data):
            kind = self.byte()
            size = self.number()
            end = self.position + size
            if kind == IMPORT_SECTION:
                self.read_imports()
            elif kind == EXPORT_SECTION:
                self.read_exports()
            self.position = end

    def byte(self):
        self.position += 1
        return self.data[self.position - 1]

    def number(self):
        """An unsigned LEB128 number."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def name(self):
        size = self.number()
        self.position += size
        return self.data[self.position - size:self.position].decode()

    def limits(self):
        has_maximum = self.byte() & 1
        self.number()
        if has_maximum:
            self.number()

    def read_imports(self):
        for _ in range(self.number()):
            self.imports.append((self.name(), self.name()))
            kind = self.byte()
            if kind == FUNCTION:
                self.number()
            elif kind == TABLE:
                self.byte()
                self.limits()
            elif kind == MEMORY:
                self.limits()
            elif kind == GLOBAL:
                self.byte()
                self.byte()

    def read_exports(self):
        for _ in range(self.number()):
            self.exports.append(self.name())
            self.byte()
            self.number()
