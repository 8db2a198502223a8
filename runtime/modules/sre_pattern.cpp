// re.Pattern: searching, and its attributes.
#include "runtime/core/messages/re.h"
#include "runtime/core/weakref.h"
#include "runtime/modules/sre.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/mapping_proxy.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/sre.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(join)
MOLT_DEFINE_NAME(search)

namespace molt::rt::sre {

Text::~Text() {
  if (exporter_ == nullptr) return;
  static_cast<ByteArray*>(exporter_)->exports--;
  release(Value::from_object(exporter_));
}

bool Text::open(Value string) {
  if (is_str(string)) {
    const Str* text = as_str(string);
    units = text->data();
    kind = text->kind;
    length = text->length;
    return true;
  }
  ByteView view;
  if (!get_byte_view(string, &view)) return false;
  units = view.data;
  length = view.size;
  is_bytes = true;
  if (is_bytearray(string)) {
    exporter_ = string.as_object();
    retain(string);
    as_bytearray(string)->exports++;
  }
  return true;
}

PatternSearch::~PatternSearch() {
  if (marks != inline_marks_) free_raw(marks);
}

Status PatternSearch::open(const Pattern* pattern, Value string, int64_t first, int64_t last) {
  marks = inline_marks_;
  if (!text_.open(string)) return raise(messages::re_text_type, string);
  if (!pattern->pattern.is_none() && text_.is_bytes != (pattern->is_bytes != 0)) {
    return raise(text_.is_bytes ? messages::re_str_pattern : messages::re_bytes_pattern);
  }
  num_marks = 2 * pattern->num_groups;
  if (num_marks > kInlineMarks) {
    marks = allocate_array<int64_t>(num_marks);
    if (marks == nullptr) return kFailed;
  }
  const auto clip = [this](int64_t bound) {
    return bound < 0 ? 0 : bound > text_.length ? text_.length : bound;
  };
  program = pattern->program();
  units = text_.units;
  kind = text_.kind;
  string_ = string;
  start = start_limit_ = clip(first);
  end = clip(last);
  position = start;
  return kOk;
}

Owned PatternSearch::slice(int64_t first, int64_t last) const {
  return slice_text(string_, first, last);
}

Owned PatternSearch::group(int64_t group, Value missing) const {
  const int64_t first = marks[2 * (group - 1)];
  const int64_t last = marks[2 * (group - 1) + 1];
  if (first < 0 || last < 0) return new_reference(missing);
  return slice_text(string_, first, last);
}

Owned slice_text(Value string, int64_t first, int64_t last) {
  if (last < first) last = first;
  if (is_str(string)) return substring(as_str(string), first, last);
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(string, &view));
  if (last > view.size) last = view.size;
  if (first > last) first = last;
  const bool is_whole = first == 0 && last == view.size;
  if (is_whole && has_type(string, molt_shape_bytes)) return new_reference(string);
  return make_bytes(
      {reinterpret_cast<const char*>(view.data) + first, static_cast<size_t>(last - first)});
}

Owned join_texts(bool is_bytes, Value list) {
  if (as_list(list)->length == 0) return is_bytes ? make_bytes({}) : empty_str();
  if (!is_bytes) return join_str(&molt_empty_str.header, list);
  return call_method(Value::from_object(&molt_empty_bytes), MOLT_STR(join), list);
}

namespace {

Status open_search_py(PatternSearch& search, Borrowed self, Borrowed string, Borrowed pos,
                      Borrowed endpos) {
  const Int64Result first = ssize_argument_py(value_of(pos));
  if (first.value == kInt64Failed) return kFailed;
  const Int64Result last = ssize_argument_py(value_of(endpos));
  if (last.value == kInt64Failed) return kFailed;
  return search.open(as_pattern(value_of(self)), value_of(string), first.value, last.value);
}

void pattern_destroy(Object* self) {
  Pattern* pattern = static_cast<Pattern*>(self);
  drop_field(pattern->pattern);
  drop_field(pattern->group_index);
  drop_field(pattern->index_group);
  free_raw(pattern->code.pointer);
  pattern->code = nullptr;
}

void pattern_traverse(Object* self, Visitor visit, void* context) {
  const Pattern* pattern = static_cast<Pattern*>(self);
  visit_value(pattern->pattern, visit, context);
  visit_value(pattern->group_index, visit, context);
  visit_value(pattern->index_group, visit, context);
}

// The code must stay while methods may run.
void pattern_clear(Object* self) {
  Pattern* pattern = static_cast<Pattern*>(self);
  drop_field(pattern->group_index);
}

void append_flags(StrBuilder& out, uint32_t flags) {
  static constexpr struct {
    const char* name;
    uint32_t flag;
  } kNames[] = {{"re.TEMPLATE", kFlagTemplate}, {"re.IGNORECASE", kFlagIgnoreCase},
                {"re.LOCALE", kFlagLocale},     {"re.MULTILINE", kFlagMultiline},
                {"re.DOTALL", kFlagDotAll},     {"re.UNICODE", kFlagUnicode},
                {"re.VERBOSE", kFlagVerbose},   {"re.DEBUG", kFlagDebug},
                {"re.ASCII", kFlagAscii}};
  const char* separator = ", ";
  for (const auto& row : kNames) {
    if ((flags & row.flag) == 0) continue;
    out.append_ascii(separator);
    out.append_ascii(row.name);
    flags &= ~row.flag;
    separator = "|";
  }
  if (flags == 0) return;
  out.append_ascii(separator);
  out.append_ascii("0x");
  int shift = 28;
  while ((flags >> shift) == 0) shift -= 4;
  for (; shift >= 0; shift -= 4) out.append_char("0123456789abcdef"[(flags >> shift) & 15]);
}

Owned pattern_repr(Borrowed self) {
  const Pattern* pattern = as_pattern(value_of(self));
  MOLT_TRY(text, repr_of(pattern->pattern));
  StrBuilder out;
  out.append_ascii("re.compile(");
  const int64_t length = as_str(text)->length;
  out.append_range(as_str(text), 0, length > 200 ? 200 : length);
  uint32_t flags = pattern->flags;
  const uint32_t kinds = kFlagLocale | kFlagUnicode | kFlagAscii;
  if (pattern->is_bytes == 0 && (flags & kinds) == kFlagUnicode) flags &= ~kFlagUnicode;
  append_flags(out, flags);
  out.append_char(')');
  return out.finish();
}

Int64Result pattern_hash(Borrowed self) {
  const Pattern* pattern = as_pattern(value_of(self));
  const Int64Result text = hash_of(pattern->pattern);
  if (text.value == kInt64Failed) return text;
  uint64_t hash = static_cast<uint64_t>(text.value);
  for (int64_t i = 0; i < pattern->code_size; i++) {
    hash = (hash ^ pattern->code.pointer[i]) * 0x100000001B3ULL;
  }
  hash ^= pattern->flags;
  hash ^= pattern->is_bytes;
  hash ^= static_cast<uint64_t>(pattern->num_groups);
  // A hash is small enough to be an int without an object, and never -1.
  return {static_cast<int64_t>(hash & 0x3FFFFFFFFFFF)};
}

Owned pattern_compare(Borrowed self, Borrowed other, CompareOp op) {
  const bool is_equality = op == CompareOp::kEq || op == CompareOp::kNe;
  if (!is_equality || !has_type(value_of(other), molt_shape_sre_pattern)) return not_implemented();
  const Pattern* left = as_pattern(value_of(self));
  const Pattern* right = as_pattern(value_of(other));
  bool is_same = left == right;
  if (!is_same && left->flags == right->flags && left->is_bytes == right->is_bytes &&
      left->num_groups == right->num_groups && left->code_size == right->code_size &&
      memcmp(left->code.pointer, right->code.pointer,
             static_cast<size_t>(left->code_size) * sizeof(Code)) == 0) {
    MOLT_TRY(equal, is_equal(left->pattern, right->pattern));
    is_same = equal.code != 0;
  }
  return owned_bool(is_same == (op == CompareOp::kEq));
}

constexpr Slots pattern_slots() {
  Slots slots{};
  slots.destroy = pattern_destroy;
  slots.traverse = pattern_traverse;
  slots.clear = pattern_clear;
  slots.repr = pattern_repr;
  slots.hash = pattern_hash;
  slots.compare = pattern_compare;
  return slots;
}

// A single group's text, a tuple of them, or the whole match.
Owned found_item(const Pattern* pattern, const PatternSearch& search, Value empty) {
  if (pattern->num_groups == 0) return search.slice(search.start, search.position);
  if (pattern->num_groups == 1) return search.group(1, empty);
  Tuple* tuple = allocate_tuple(pattern->num_groups);
  if (tuple == nullptr) return kOwnedError;
  for (int64_t i = 0; i < pattern->num_groups; i++) tuple->items()[i] = kNone;
  Ref owned(owned_object(tuple));
  for (int64_t i = 0; i < pattern->num_groups; i++) {
    MOLT_TRY(item, search.group(i + 1, empty));
    tuple->items()[i] = value_of(item.take());
  }
  return owned.take();
}

}  // namespace

extern "C" Owned molt_m_sre_pattern_match(Borrowed self, Borrowed string, Borrowed pos,
                                          Borrowed endpos) {
  PatternSearch search;
  MOLT_TRY_DISCARD(open_search_py(search, self, string, pos, endpos));
  return match_result(value_of(self), search, match_here(search));
}

extern "C" Owned molt_m_sre_pattern_fullmatch(Borrowed self, Borrowed string, Borrowed pos,
                                              Borrowed endpos) {
  PatternSearch search;
  MOLT_TRY_DISCARD(open_search_py(search, self, string, pos, endpos));
  search.match_all = true;
  return match_result(value_of(self), search, match_here(search));
}

extern "C" Owned molt_m_sre_pattern_search(Borrowed self, Borrowed string, Borrowed pos,
                                           Borrowed endpos) {
  PatternSearch search;
  MOLT_TRY_DISCARD(open_search_py(search, self, string, pos, endpos));
  return match_result(value_of(self), search, search_from(search));
}

extern "C" Owned molt_m_sre_pattern_findall(Borrowed self, Borrowed string, Borrowed pos,
                                            Borrowed endpos) {
  PatternSearch search;
  MOLT_TRY_DISCARD(open_search_py(search, self, string, pos, endpos));
  const Pattern* pattern = as_pattern(value_of(self));
  MOLT_TRY(empty, search.slice(0, 0));
  MOLT_TRY(list, list_new());
  for (;;) {
    const Found found = search_from(search);
    if (found == Found::kNoMemory) return kOwnedError;
    if (found == Found::kNo) return list.take();
    MOLT_TRY(item, found_item(pattern, search, empty));
    MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(item.take())));
    search.advance();
  }
}

extern "C" Owned molt_m_sre_pattern_finditer(Borrowed self, Borrowed string, Borrowed pos,
                                             Borrowed endpos) {
  MOLT_TRY(scanner, new_scanner(value_of(self), value_of(string), value_of(pos), value_of(endpos)));
  MOLT_TRY(method, get_attribute(scanner, MOLT_STR(search)));
  return callable_iterator_new(method, kNone);
}

extern "C" Owned molt_m_sre_pattern_scanner(Borrowed self, Borrowed string, Borrowed pos,
                                            Borrowed endpos) {
  return new_scanner(value_of(self), value_of(string), value_of(pos), value_of(endpos));
}

extern "C" Owned molt_m_sre_pattern_split(Borrowed self, Borrowed string, Borrowed maxsplit) {
  const Int64Result most = ssize_argument_py(value_of(maxsplit));
  if (most.value == kInt64Failed) return kOwnedError;
  const Pattern* pattern = as_pattern(value_of(self));
  PatternSearch search;
  MOLT_TRY_DISCARD(search.open(pattern, value_of(string), 0, INT64_MAX));
  MOLT_TRY(list, list_new());
  int64_t last = search.start;
  for (int64_t n = 0; most.value == 0 || n < most.value; n++) {
    const Found found = search_from(search);
    if (found == Found::kNoMemory) return kOwnedError;
    if (found == Found::kNo) break;
    MOLT_TRY(piece, search.slice(last, search.start));
    MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(piece.take())));
    for (int64_t i = 1; i <= pattern->num_groups; i++) {
      MOLT_TRY(group, search.group(i, kNone));
      MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(group.take())));
    }
    search.advance();
    last = search.start;
  }
  MOLT_TRY(rest, search.slice(last, search.end));
  MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(rest.take())));
  return list.take();
}

extern "C" Owned molt_m_sre_pattern___copy__(Borrowed self) {
  return new_reference(value_of(self));
}
extern "C" Owned molt_m_sre_pattern___deepcopy__(Borrowed self, Borrowed) {
  return new_reference(value_of(self));
}
extern "C" Owned molt_m_sre_pattern___class_getitem__(Borrowed type, Borrowed item) {
  return new_generic_alias(value_of(type), value_of(item));
}
extern "C" Owned molt_g_sre_pattern_pattern(Borrowed self) {
  return new_reference(as_pattern(value_of(self))->pattern);
}
extern "C" Owned molt_g_sre_pattern_flags(Borrowed self) {
  return int_from_int64(as_pattern(value_of(self))->flags);
}
extern "C" Owned molt_g_sre_pattern_groups(Borrowed self) {
  return int_from_int64(as_pattern(value_of(self))->num_groups);
}
extern "C" Owned molt_g_sre_pattern_groupindex(Borrowed self) {
  return new_mapping_proxy(as_pattern(value_of(self))->group_index);
}

}  // namespace molt::rt::sre

MOLT_DEFINE_LIBRARY_TYPE(sre_pattern, "Pattern", "re", kTypeCollectable | kTypeWeakReferable,
                         sizeof(molt::rt::sre::Pattern), sre::pattern_slots())
