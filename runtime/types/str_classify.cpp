// The is... predicates of str.
#include "common/unicode.h"
#include "runtime/types/text_units.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace unicode = molt::common::unicode;

namespace molt::rt {

namespace {

Owned boolean(bool b) { return {Value::from_bool(b).bits}; }

// Whether the predicate holds for all characters.
template <typename Predicate>
bool all_chars(const Str* text, Predicate&& predicate) {
  return with_units(text, [&](auto* units) {
    for (int64_t i = 0; i < text->length; i++) {
      if (!predicate(units[i])) return false;
    }
    return true;
  });
}

// Most predicates are false for the empty str.
template <typename Predicate>
Owned all_of_some(Borrowed self, Predicate&& predicate) {
  const Str* text = as_str(self);
  return boolean(text->length > 0 && all_chars(text, predicate));
}

// At least one character with the wanted property, none with an unwanted one.
Owned has_case(Borrowed self, uint16_t wanted, uint16_t unwanted) {
  bool found = false;
  const bool good = all_chars(as_str(self), [&](uint32_t c) {
    const uint16_t properties = unicode::properties(c);
    found |= (properties & wanted) != 0;
    return (properties & unwanted) == 0;
  });
  return boolean(good && found);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str_isalpha(Borrowed self) { return all_of_some(self, unicode::is_alpha); }
Owned molt_m_str_isalnum(Borrowed self) { return all_of_some(self, unicode::is_alnum); }
Owned molt_m_str_isdecimal(Borrowed self) { return all_of_some(self, unicode::is_decimal); }
Owned molt_m_str_isdigit(Borrowed self) { return all_of_some(self, unicode::is_digit); }
Owned molt_m_str_isnumeric(Borrowed self) { return all_of_some(self, unicode::is_numeric); }
Owned molt_m_str_isspace(Borrowed self) { return all_of_some(self, unicode::is_space); }

Owned molt_m_str_isascii(Borrowed self) { return boolean(as_str(self)->is_ascii); }
Owned molt_m_str_isprintable(Borrowed self) {
  return boolean(all_chars(as_str(self), unicode::is_printable));
}

Owned molt_m_str_islower(Borrowed self) {
  return has_case(self, unicode::kLower, unicode::kUpper | unicode::kTitle);
}
Owned molt_m_str_isupper(Borrowed self) {
  return has_case(self, unicode::kUpper, unicode::kLower | unicode::kTitle);
}

Owned molt_m_str_istitle(Borrowed self) {
  bool after_cased = false;
  bool found = false;
  const bool good = all_chars(as_str(self), [&](uint32_t c) {
    const uint16_t properties = unicode::properties(c);
    const bool starts = (properties & (unicode::kUpper | unicode::kTitle)) != 0;
    const bool continues = (properties & unicode::kLower) != 0;
    // A letter that starts a word must not follow a cased one; one that continues a word must.
    if (starts ? after_cased : continues && !after_cased) return false;
    after_cased = starts || continues;
    found |= after_cased;
    return true;
  });
  return boolean(good && found);
}

Owned molt_m_str_isidentifier(Borrowed self) {
  bool is_first = true;
  return all_of_some(self, [&](uint32_t c) {
    const bool good = is_first ? c == '_' || unicode::is_xid_start(c) : unicode::is_xid_continue(c);
    is_first = false;
    return good;
  });
}

}  // namespace molt::rt
}
