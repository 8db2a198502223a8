// The three streams that a program starts with.
#pragma once

#include <string_view>

#include "runtime/core/type.h"

namespace molt::rt {

enum class StandardStream : uint8_t { kIn, kOut, kError };

// sys.__stdout__ and its relatives (borrowed): a text file, kNone when the descriptor is closed, or
// kError.
Value original_stream(StandardStream which);

// Whether the locale makes CPython run in UTF-8 mode (the C and POSIX locales, PEP 540).
bool is_utf8_mode();
// Whether stdin and stdout use surrogateescape: UTF-8 mode and the locales of PEP 538.
bool escapes_surrogates_in_io();

// Whether the program has the name `sys.<name>`: without it, nobody can have changed that
// attribute.
bool sys_has_row(std::string_view name);
// The attribute of the module sys (borrowed); kUnbound when it was deleted or there is no such row.
Value sys_attribute(const char* name);

// Writes a str to sys.stderr as the program sees it, and flushes; nothing where there is none.
Status write_to_stderr(Value text);

// Registers what the end of the program has to do for the streams.
void install_stream_hooks();

}  // namespace molt::rt
