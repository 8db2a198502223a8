// Overlays: our own text in the place of lines of CPython's library that build source text at run
// time and give it to exec or eval.
//
// stdlib/overlays/<path of the module> holds any number of
//
//   @ COUNT HASH
//   text
//
// where HASH is the start of the SHA-256 of the COUNT lines that the text replaces, newlines
// included. It is as many lines long or shorter, so that the lines below keep their numbers. What
// comes before the first @ is comment. A source without such lines (another release) stays as it
// is.
#pragma once

#include <string>
#include <string_view>

namespace molt::driver {

// The file of the overlay for the module with this path below its root, which need not exist.
std::string overlay_of(const std::string& shown_path);

// The source with the replacements of an overlay.
std::string replace_lines(std::string source, std::string_view overlay);

}  // namespace molt::driver
