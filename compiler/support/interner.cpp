#include "compiler/support/interner.h"

namespace molt {

namespace {

// FNV-1a: identifiers are short, and the table compares the full hash before the text.
uint64_t hash_of(std::string_view text) {
  uint64_t hash = 0xCBF29CE484222325;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash ^ (hash >> 29);
}

}  // namespace

Interner::Interner() : table_(1024) {}

Symbol Interner::intern(std::string_view text) {
  const uint64_t hash = hash_of(text);
  const size_t mask = table_.size() - 1;
  size_t index = hash & mask;
  while (const Symbol::Data* data = table_[index]) {
    if (data->hash == hash && std::string_view(data->text, data->length) == text)
      return Symbol(data);
    index = (index + 1) & mask;
  }
  const auto* data =
      arena_.make<Symbol::Data>(static_cast<uint32_t>(++count_), static_cast<uint32_t>(text.size()),
                                hash, arena_.copy_text(text).data());
  table_[index] = data;
  if (count_ * 2 > table_.size()) grow();
  return Symbol(data);
}

void Interner::grow() {
  std::vector<const Symbol::Data*> larger(table_.size() * 2);
  const size_t mask = larger.size() - 1;
  for (const Symbol::Data* data : table_) {
    if (!data) continue;
    size_t index = data->hash & mask;
    while (larger[index]) index = (index + 1) & mask;
    larger[index] = data;
  }
  table_ = std::move(larger);
}

}  // namespace molt
