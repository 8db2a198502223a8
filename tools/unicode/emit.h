#pragma once

// One function per group of tables; each writes its own files, so that each group is an object file
// of its own.

#include <string>

#include "tools/unicode/database.h"

namespace molt::unicode_tool {

void emit_properties(const Database& database, const std::string& folder);
void emit_case(const Database& database, const std::string& folder);
void emit_numbers(const Database& database, const std::string& folder);
void emit_normalization(const Database& database, const std::string& folder);
void emit_names(const Database& database, const std::string& folder);

}  // namespace molt::unicode_tool
