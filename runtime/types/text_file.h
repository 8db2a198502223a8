// Text files as the runtime itself uses them: the standard streams, and print's way to write.
#pragma once

#include <string_view>

#include "runtime/core/type.h"

namespace molt::rt {

// The current sys.stdin, sys.stdout, sys.stderr (borrowed): kUnbound when the attribute was
// deleted, kNone when the program set it to None or started without the descriptor, kError on
// failure.
Value current_stdin();
Value current_stdout();
Value current_stderr();

// Whether `file` is one of the runtime's own text files (no subclass), so that text_file_write
// works on it directly.
bool is_text_file(Value file);
// Appends a str to the file's buffer; writes it out as the file's buffering demands. Raises as
// write() does. `is_part` says that more follows at once, so that an unbuffered file makes one
// system call of all parts.
Status text_file_write(Value file, Value text, bool is_part = false);
// The same for ASCII text without line ends.
Status text_file_write_ascii(Value file, std::string_view text, bool is_part = false);
Status text_file_flush(Value file);
// One line without its end of line; kUnbound at the end of the file.
Owned text_file_read_line(Value file);

}  // namespace molt::rt
