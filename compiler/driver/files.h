// Files and hashes of their contents.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace molt::driver {

std::optional<std::string> read_file(const std::string& path);
bool is_file(const std::string& path);
bool is_folder(const std::string& path);
// Thirty-two hexadecimal digits that tell contents apart.
std::string content_hash(std::string_view content);

}  // namespace molt::driver
