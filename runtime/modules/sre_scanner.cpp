// Scanner: the matches of a pattern one after the other, from pattern.scanner() and finditer().
#include "runtime/core/messages/re.h"
#include "runtime/modules/sre.h"

#define MOLT_ROWS "abi/types/sre.def"
#include "abi/types/rows.inc"

namespace molt::rt::sre {

Owned new_scanner(Value pattern, Value string, Value first, Value last) {
  const Int64Result start = ssize_argument_py(first);
  if (start.value == kInt64Failed) return kOwnedError;
  const Int64Result end = ssize_argument_py(last);
  if (end.value == kInt64Failed) return kOwnedError;
  PatternSearch search;
  MOLT_TRY_DISCARD(search.open(as_pattern(pattern), string, start.value, end.value));
  Scanner* scanner = allocate<Scanner>(molt_shape_sre_scanner);
  if (scanner == nullptr) return kOwnedError;
  scanner->pattern = shared(pattern);
  scanner->string = shared(string);
  scanner->position = scanner->start_limit = search.start_limit();
  scanner->end_limit = search.end;
  return owned_object(scanner);
}

namespace {

Owned next_match(Borrowed self, Found (*find)(Search&)) {
  Scanner* scanner = object_as<Scanner>(value_of(self));
  if (scanner->is_done != 0) return owned_none();
  PatternSearch search;
  MOLT_TRY_DISCARD(search.open(as_pattern(scanner->pattern), scanner->string, scanner->start_limit,
                               scanner->end_limit));
  search.start = scanner->position;
  search.must_advance = scanner->must_advance != 0;
  const Found found = find(search);
  MOLT_TRY(match, match_result(scanner->pattern, search, found));
  if (found == Found::kNo) {
    scanner->is_done = 1;
  } else {
    scanner->must_advance = search.position == search.start;
    scanner->position = search.position;
  }
  return match.take();
}

}  // namespace

extern "C" Owned molt_m_sre_scanner_match(Borrowed self) { return next_match(self, match_here); }
extern "C" Owned molt_m_sre_scanner_search(Borrowed self) { return next_match(self, search_from); }
extern "C" Owned molt_g_sre_scanner_pattern(Borrowed self) {
  return new_reference(object_as<Scanner>(value_of(self))->pattern);
}

}  // namespace molt::rt::sre

MOLT_DEFINE_LIBRARY_TYPE(
    sre_scanner, "SRE_Scanner", "_sre", kTypeCollectable, sizeof(molt::rt::sre::Scanner),
    (molt::rt::OwnedFields<molt::rt::sre::Scanner, &molt::rt::sre::Scanner::pattern,
                           &molt::rt::sre::Scanner::string>::slots()))
