// The functions of _sre.
#include "runtime/core/messages/container.h"
#include "runtime/core/messages/number.h"
#include "runtime/core/messages/re.h"
#include "runtime/modules/sre.h"
#include "runtime/modules/sre_char.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/modules/sre.def"
#include "abi/types/rows.inc"

namespace molt::rt::sre {

namespace {

// The words of a list of ints.
Status read_code(List* list, Code* code) {
  for (int64_t i = 0; i < list->length; i++) {
    const Value item = list->items.pointer[i];
    int64_t word = 0;
    if (!is_int(item)) return raise(messages::re_integer_required);
    if (!int_as_int64(item, &word) || word < 0 || word > UINT32_MAX) {
      return raise(messages::re_code_limit);
    }
    code[i] = static_cast<Code>(word);
  }
  return kOk;
}

// Puts the code, the set numbers and the sets into one block of memory.
Status load_code(Pattern* pattern, List* list) {
  const int64_t count = list->length;
  Code* code = allocate_array<Code>(count);
  if (code == nullptr) return kFailed;
  pattern->code = code;
  pattern->code_size = count;
  MOLT_TRY_DISCARD(read_code(list, code));
  int64_t num_sets = 0;
  if (!check_program(code, count, pattern->num_groups, nullptr, nullptr, &num_sets)) {
    return raise(messages::re_invalid_code);
  }
  if (num_sets == 0) return kOk;
  const int64_t sets_offset = (count * static_cast<int64_t>(sizeof(Code)) + 7) & ~int64_t{7};
  const int64_t numbers_offset = sets_offset + num_sets * static_cast<int64_t>(sizeof(SmallSet));
  void* memory =
      reallocate_raw(code, numbers_offset + count * static_cast<int64_t>(sizeof(uint16_t)));
  if (memory == nullptr) return kFailed;
  char* start = static_cast<char*>(memory);
  code = static_cast<Code*>(memory);
  pattern->code = code;
  pattern->sets = reinterpret_cast<SmallSet*>(start + sets_offset);
  pattern->set_numbers = reinterpret_cast<uint16_t*>(start + numbers_offset);
  check_program(code, count, pattern->num_groups, pattern->set_numbers.pointer,
                pattern->sets.pointer, &num_sets);
  return kOk;
}

// A character given as a C int.
Status character_py(Borrowed character, uint32_t* c) {
  int64_t number = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(character), &number));
  *c = static_cast<uint32_t>(number);
  return kOk;
}

Owned number_of(uint32_t c) { return int_from_int64(static_cast<int32_t>(c)); }

}  // namespace

extern "C" Owned molt_f_sre_compile(Borrowed pattern, Borrowed flags, Borrowed code,
                                    Borrowed groups, Borrowed groupindex, Borrowed indexgroup) {
  int64_t flag_bits = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(flags), &flag_bits));
  const auto wrong = [](const char* name, const char* type, Value value) {
    return raise(messages::argument_wrong_type, "compile", name, type, argument_type_name(value));
  };
  if (!is_list(value_of(code))) return wrong("code", "list", value_of(code));
  const Int64Result num_groups = ssize_argument_py(value_of(groups));
  if (num_groups.value == kInt64Failed) return kOwnedError;
  if (!is_dict(value_of(groupindex))) return wrong("groupindex", "dict", value_of(groupindex));
  if (!is_tuple(value_of(indexgroup))) return wrong("indexgroup", "tuple", value_of(indexgroup));
  Pattern* self = allocate<Pattern>(molt_shape_sre_pattern);
  if (self == nullptr) return kOwnedError;
  Ref owned(owned_object(self));
  self->pattern = shared(value_of(pattern));
  self->group_index = shared(value_of(groupindex));
  self->index_group = shared(value_of(indexgroup));
  self->num_groups = num_groups.value;
  self->flags = static_cast<uint32_t>(flag_bits);
  Text text;
  if (!value_of(pattern).is_none()) {
    if (!text.open(value_of(pattern))) return raise(messages::re_text_type, pattern);
    self->is_bytes = text.is_bytes ? 1 : 0;
  }
  if (num_groups.value < 0 || num_groups.value > kMaxGroups) {
    return raise(messages::re_invalid_code);
  }
  MOLT_TRY_DISCARD(load_code(self, as_list(value_of(code))));
  return owned.take();
}

extern "C" Owned molt_f_sre_getcodesize() { return int_from_int64(sizeof(Code)); }

extern "C" Owned molt_f_sre_ascii_iscased(Borrowed character) {
  uint32_t c = 0;
  MOLT_TRY_DISCARD(character_py(character, &c));
  return owned_bool(c < 128 && lower_ascii(c) != upper_ascii(c));
}
extern "C" Owned molt_f_sre_ascii_tolower(Borrowed character) {
  uint32_t c = 0;
  MOLT_TRY_DISCARD(character_py(character, &c));
  return number_of(lower_ascii(c));
}
extern "C" Owned molt_f_sre_unicode_iscased(Borrowed character) {
  uint32_t c = 0;
  MOLT_TRY_DISCARD(character_py(character, &c));
  return owned_bool(lower_unicode(c) != c || upper_unicode(c) != c);
}
extern "C" Owned molt_f_sre_unicode_tolower(Borrowed character) {
  uint32_t c = 0;
  MOLT_TRY_DISCARD(character_py(character, &c));
  return number_of(lower_unicode(c));
}

extern "C" Owned molt_c_sre_MAGIC() { return int_from_int64(kMagic); }
extern "C" Owned molt_c_sre_CODESIZE() { return int_from_int64(sizeof(Code)); }
extern "C" Owned molt_c_sre_MAXREPEAT() { return int_from_int64(kMaxRepeat); }
extern "C" Owned molt_c_sre_MAXGROUPS() { return int_from_int64(kMaxGroups); }

}  // namespace molt::rt::sre
