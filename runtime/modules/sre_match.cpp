// re.Match.
#include "runtime/core/messages/re.h"
#include "runtime/modules/sre.h"
#include "runtime/types/dict.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/sre.def"
#include "abi/types/rows.inc"

namespace molt::rt::sre {

Owned new_match(Value pattern, PatternSearch& search) {
  const int64_t num_groups = as_pattern(pattern)->num_groups + 1;
  Match* match = allocate<Match>(molt_shape_sre_match, num_groups * 16);
  if (match == nullptr) return kOwnedError;
  match->string = shared(search.string());
  match->pattern = shared(pattern);
  match->regs = kUnbound;
  match->start_limit = search.start_limit();
  match->end_limit = search.end;
  match->last_index = search.last_index;
  match->num_groups = num_groups;
  int64_t* marks = match->marks();
  marks[0] = search.start;
  marks[1] = search.position;
  for (int64_t i = 0; i < search.num_marks; i += 2) {
    const bool is_set = search.marks[i] >= 0 && search.marks[i + 1] >= 0;
    marks[i + 2] = is_set ? search.marks[i] : -1;
    marks[i + 3] = is_set ? search.marks[i + 1] : -1;
  }
  return owned_object(match);
}

Owned match_result(Value pattern, PatternSearch& search, Found found) {
  if (found == Found::kNoMemory) return kOwnedError;
  return found == Found::kNo ? owned_none() : new_match(pattern, search);
}

Int64Result group_number_py(Match* match, Value group) {
  int64_t number = -1;
  if (can_index(group)) {
    MOLT_TRY(index, index_of(group));
    if (!int_as_int64(index, &number)) number = -1;
  } else {
    const Value index = dict_get_py(as_dict(as_pattern(match->pattern)->group_index), group);
    if (index.is_error()) {
      clear_exception();
    } else if (is_int(index) && !int_as_int64(index, &number)) {
      number = -1;
    }
  }
  if (number < 0 || number >= match->num_groups) return raise(messages::re_no_group);
  return {number};
}

Owned match_group(Match* match, int64_t group, Value missing) {
  const int64_t* marks = match->marks() + 2 * group;
  if (match->string.is_none() || marks[0] < 0) return new_reference(missing);
  return slice_text(match->string, marks[0], marks[1]);
}

namespace {

Match* match_of(Borrowed self) { return as_match(value_of(self)); }

Owned group_of_py(Match* match, Value group, Value missing) {
  const Int64Result number = group_number_py(match, group);
  if (number.value == kInt64Failed) return kOwnedError;
  return match_group(match, number.value, missing);
}

// One bound of a group.
Owned bound_py(Borrowed self, Borrowed group, int which) {
  const Int64Result number = group_number_py(match_of(self), value_of(group));
  if (number.value == kInt64Failed) return kOwnedError;
  return int_from_int64(match_of(self)->marks()[2 * number.value + which]);
}

Owned span_of(Match* match, int64_t group) {
  const int64_t* marks = match->marks() + 2 * group;
  return tuple_of(Value::from_small_int(marks[0]), Value::from_small_int(marks[1]));
}

void match_destroy(Object* self) {
  Match* match = static_cast<Match*>(self);
  drop_field(match->string);
  drop_field(match->regs);
  drop_field(match->pattern);
}

void match_traverse(Object* self, Visitor visit, void* context) {
  const Match* match = static_cast<Match*>(self);
  visit_value(match->string, visit, context);
  visit_value(match->regs, visit, context);
  visit_value(match->pattern, visit, context);
}

// Patterns do not lead back to matches; only a string's own attributes can.
void match_clear(Object* self) {
  Match* match = static_cast<Match*>(self);
  const Value string = match->string;
  match->string = kNone;
  release(string);
}

Owned match_repr(Borrowed self) {
  Match* match = match_of(self);
  MOLT_TRY(group, match_group(match, 0, kNone));
  MOLT_TRY(text, repr_of(group));
  StrBuilder out;
  out.append_ascii("<re.Match object; span=(");
  out.append_int(match->marks()[0]);
  out.append_ascii(", ");
  out.append_int(match->marks()[1]);
  out.append_ascii("), match=");
  const int64_t length = as_str(text)->length;
  out.append_range(as_str(text), 0, length > 50 ? 50 : length);
  out.append_char('>');
  return out.finish();
}

Owned match_get_item(Borrowed self, Borrowed key) {
  return group_of_py(match_of(self), value_of(key), kNone);
}

constexpr Slots match_slots() {
  Slots slots{};
  slots.destroy = match_destroy;
  slots.traverse = match_traverse;
  slots.clear = match_clear;
  slots.repr = match_repr;
  slots.get_item = match_get_item;
  return slots;
}

}  // namespace

extern "C" Owned molt_m_sre_match_group(Borrowed self, Borrowed args) {
  Match* match = match_of(self);
  const Tuple* groups = as_tuple(args);
  if (groups->length == 0) return match_group(match, 0, kNone);
  if (groups->length == 1) return group_of_py(match, groups->items()[0], kNone);
  MOLT_TRY(list, list_new(groups->length));
  for (int64_t i = 0; i < groups->length; i++) {
    MOLT_TRY(text, group_of_py(match, groups->items()[i], kNone));
    MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(text.take())));
  }
  return tuple_from(list);
}

extern "C" Owned molt_m_sre_match_start(Borrowed self, Borrowed group) {
  return bound_py(self, group, 0);
}
extern "C" Owned molt_m_sre_match_end(Borrowed self, Borrowed group) {
  return bound_py(self, group, 1);
}
extern "C" Owned molt_m_sre_match_span(Borrowed self, Borrowed group) {
  const Int64Result number = group_number_py(match_of(self), value_of(group));
  if (number.value == kInt64Failed) return kOwnedError;
  return span_of(match_of(self), number.value);
}

extern "C" Owned molt_m_sre_match_groups(Borrowed self, Borrowed default_value) {
  Match* match = match_of(self);
  MOLT_TRY(list, list_new(match->num_groups));
  for (int64_t i = 1; i < match->num_groups; i++) {
    MOLT_TRY(text, match_group(match, i, value_of(default_value)));
    MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(text.take())));
  }
  return tuple_from(list);
}

extern "C" Owned molt_m_sre_match_groupdict(Borrowed self, Borrowed default_value) {
  Match* match = match_of(self);
  MOLT_TRY(result, dict_new());
  const Ref names = Ref::share(as_pattern(match->pattern)->group_index);
  int64_t at = 0;
  Value name;
  Value number;
  while (dict_next(as_dict(names), &at, &name, &number)) {
    const Ref key = Ref::share(name);
    MOLT_TRY(text, group_of_py(match, key, value_of(default_value)));
    MOLT_TRY_DISCARD(dict_set_py(as_dict(result), key, text));
  }
  return result.take();
}

extern "C" Owned molt_m_sre_match_expand(Borrowed self, Borrowed template_text) {
  MOLT_TRY(compiled, compile_template_py(match_of(self)->pattern, value_of(template_text)));
  return expand_template(compiled, match_of(self));
}

extern "C" Owned molt_m_sre_match___copy__(Borrowed self) { return new_reference(value_of(self)); }
extern "C" Owned molt_m_sre_match___deepcopy__(Borrowed self, Borrowed) {
  return new_reference(value_of(self));
}
extern "C" Owned molt_m_sre_match___class_getitem__(Borrowed type, Borrowed item) {
  return new_generic_alias(value_of(type), value_of(item));
}

extern "C" Owned molt_g_sre_match_lastindex(Borrowed self) {
  const int64_t index = match_of(self)->last_index;
  return index < 0 ? owned_none() : int_from_int64(index);
}

extern "C" Owned molt_g_sre_match_lastgroup(Borrowed self) {
  const int64_t index = match_of(self)->last_index;
  const Tuple* names = as_tuple(as_pattern(match_of(self)->pattern)->index_group);
  if (index < 0 || index >= names->length) return owned_none();
  return new_reference(names->items()[index]);
}

extern "C" Owned molt_g_sre_match_regs(Borrowed self) {
  Match* match = match_of(self);
  if (match->regs.is_unbound()) {
    MOLT_TRY(list, list_new(match->num_groups));
    for (int64_t i = 0; i < match->num_groups; i++) {
      MOLT_TRY(span, span_of(match, i));
      MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(span.take())));
    }
    MOLT_TRY(regs, tuple_from(list));
    match->regs = value_of(regs.take());
  }
  return new_reference(match->regs);
}

extern "C" Owned molt_g_sre_match_string(Borrowed self) {
  return new_reference(match_of(self)->string);
}
extern "C" Owned molt_g_sre_match_re(Borrowed self) {
  return new_reference(match_of(self)->pattern);
}
extern "C" Owned molt_g_sre_match_pos(Borrowed self) {
  return int_from_int64(match_of(self)->start_limit);
}
extern "C" Owned molt_g_sre_match_endpos(Borrowed self) {
  return int_from_int64(match_of(self)->end_limit);
}

}  // namespace molt::rt::sre

MOLT_DEFINE_LIBRARY_TYPE(sre_match, "Match", "re", kTypeCollectable, sizeof(molt::rt::sre::Match),
                         sre::match_slots())
