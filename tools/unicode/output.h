#pragma once

// Writes C++ source files with tables.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace molt::unicode_tool {

// One generated file; written when it is closed.
class Output {
 public:
  Output(const std::string& folder, const std::string& name);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void line(std::string_view text);
  // const TYPE NAME[] = {...}, in the smallest unsigned type when `type` is empty.
  void array(const std::string& name, const std::vector<std::uint32_t>& values,
             std::string type = "", bool exported = false);
  void bytes(const std::string& name, const std::vector<std::uint8_t>& values);
  // A function `unsigned NAME(char32_t index)` that returns values[index], or 0 beyond the end: the
  // values are cut into blocks, equal blocks are stored once, and the block size is the one that
  // needs the least memory.
  void lookup_function(const std::string& name, const std::vector<std::uint32_t>& values);

 private:
  std::string path_;
  std::string text_;
};

// The smallest unsigned type that holds all values.
std::string smallest_type(const std::vector<std::uint32_t>& values);

}  // namespace molt::unicode_tool
