// Replacement: pattern.sub and subn, and templates compiled by re._compile_template.
#include "runtime/core/messages/re.h"
#include "runtime/modules/sre.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/sre.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/modules/sre.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(_compile_template)
MOLT_DEFINE_NAME(re)

namespace molt::rt::sre {

namespace {

Owned call_template_compiler_py(Value pattern, Value text) {
  MOLT_TRY(module, import_module(MOLT_STR(re)));
  MOLT_TRY(function, get_attribute(module, MOLT_STR(_compile_template)));
  return call(function.get(), pattern, text);
}

// The basic str or bytes of an unhashable replacement; kUnbound when there is none.
Owned basic_text(Value text) {
  if (is_str(text) && !is_exact_str(text)) return exact_str(as_str(text));
  ByteView view;
  if (has_type(text, molt_shape_bytes) || !get_byte_view(text, &view)) return owned_unbound();
  return make_bytes({reinterpret_cast<const char*>(view.data), static_cast<size_t>(view.size)});
}

bool has_backslash(const Text& text) {
  switch (text.kind) {
    case 1:
      return memchr(text.units, '\\', static_cast<size_t>(text.length)) != nullptr;
    case 2: {
      const uint16_t* units = static_cast<const uint16_t*>(text.units);
      for (int64_t i = 0; i < text.length; i++) {
        if (units[i] == '\\') return true;
      }
      return false;
    }
    default: {
      const uint32_t* units = static_cast<const uint32_t*>(text.units);
      for (int64_t i = 0; i < text.length; i++) {
        if (units[i] == '\\') return true;
      }
      return false;
    }
  }
}

enum class Replacement : uint8_t { kLiteral, kTemplate, kCallable };

// What sub puts in the place of each match.
Status replacement_py(Value pattern, Value repl, Replacement* kind, Ref* result) {
  if (slot_of<&Slots::call>(type_of(repl)) != nullptr) {
    *kind = Replacement::kCallable;
    *result = Ref::share(repl);
    return kOk;
  }
  Text text;
  *kind = Replacement::kLiteral;
  if (text.open(repl) && !has_backslash(text)) {
    *result = Ref::share(repl);
    return kOk;
  }
  MOLT_TRY(compiled, compile_template_py(pattern, repl));
  if (as_template(compiled)->count == 0) {
    *result = Ref::share(as_template(compiled)->literal);
    return kOk;
  }
  *kind = Replacement::kTemplate;
  *result = std::move(compiled);
  return kOk;
}

Owned replaced_py(Value pattern, Value repl, Value string, Value count, int64_t* num_replaced) {
  const Int64Result most = ssize_argument_py(count);
  if (most.value == kInt64Failed) return kOwnedError;
  Replacement kind;
  Ref filter;
  MOLT_TRY_DISCARD(replacement_py(pattern, repl, &kind, &filter));
  PatternSearch search;
  MOLT_TRY_DISCARD(search.open(as_pattern(pattern), string, 0, INT64_MAX));
  MOLT_TRY(list, list_new());
  int64_t last = 0;
  int64_t n = 0;
  for (; most.value == 0 || n < most.value; n++) {
    const Found found = search_from(search);
    if (found == Found::kNoMemory) return kOwnedError;
    if (found == Found::kNo) break;
    if (last < search.start) {
      MOLT_TRY(piece, search.slice(last, search.start));
      MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(piece.take())));
    }
    last = search.position;
    if (kind == Replacement::kLiteral) {
      MOLT_TRY_DISCARD(list_append(as_list(list), filter));
    } else {
      MOLT_TRY(match, new_match(pattern, search));
      MOLT_TRY(item, kind == Replacement::kTemplate ? expand_template(filter, as_match(match))
                                                    : call(filter.get(), match.get()));
      if (!item.get().is_none()) {
        MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(item.take())));
      }
    }
    search.advance();
  }
  if (last < search.end) {
    MOLT_TRY(rest, search.slice(last, search.end));
    MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(rest.take())));
  }
  *num_replaced = n;
  return join_texts(search.is_bytes(), list);
}

void template_destroy(Object* self) {
  Template* compiled = static_cast<Template*>(self);
  for (int64_t i = 0; i < compiled->count; i++) drop_field(compiled->items()[i].literal);
  drop_field(compiled->literal);
}

void template_traverse(Object* self, Visitor visit, void* context) {
  Template* compiled = static_cast<Template*>(self);
  for (int64_t i = 0; i < compiled->count; i++) {
    visit_value(compiled->items()[i].literal, visit, context);
  }
  visit_value(compiled->literal, visit, context);
}

constexpr Slots template_slots() {
  Slots slots{};
  slots.destroy = template_destroy;
  slots.traverse = template_traverse;
  slots.clear = [](Object*) {};
  return slots;
}

bool is_empty_text(Value text) {
  Text view;
  return view.open(text) && view.length == 0;
}

}  // namespace

Owned compile_template_py(Value pattern, Value text) {
  Ref compiled = call_template_compiler_py(pattern, text);
  if (is_failure(compiled) && exception_is(molt_type_TypeError)) {
    // An unhashable replacement cannot be looked up in re's cache.
    Ref error(owned_unchecked(take_exception()));
    MOLT_TRY(basic, basic_text(text));
    if (basic.get().is_unbound()) {
      restore_exception(value_of(error.take()));
      return kOwnedError;
    }
    compiled = call_template_compiler_py(pattern, basic);
  }
  if (is_failure(compiled)) return kOwnedError;
  if (!has_type(compiled, molt_shape_sre_template)) {
    return raise(messages::re_not_a_template, compiled.get());
  }
  return compiled.take();
}

Owned expand_template(Value template_object, Match* match) {
  Template* compiled = as_template(template_object);
  if (compiled->count == 0) return new_reference(compiled->literal);
  MOLT_TRY(list, list_new(2 * compiled->count + 1));
  if (!is_empty_text(compiled->literal)) {
    MOLT_TRY_DISCARD(list_append(as_list(list), compiled->literal));
  }
  for (int64_t i = 0; i < compiled->count; i++) {
    const Template::Item& item = compiled->items()[i];
    if (item.group >= match->num_groups) return raise(messages::re_no_group);
    MOLT_TRY(group, match_group(match, item.group, kNone));
    if (!group.get().is_none()) {
      MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(group.take())));
    }
    if (!item.literal.is_unbound()) {
      MOLT_TRY_DISCARD(list_append(as_list(list), item.literal));
    }
  }
  return join_texts(!is_str(compiled->literal), list);
}

extern "C" Owned molt_m_sre_pattern_sub(Borrowed self, Borrowed repl, Borrowed string,
                                        Borrowed count) {
  int64_t n = 0;
  return replaced_py(value_of(self), value_of(repl), value_of(string), value_of(count), &n);
}

extern "C" Owned molt_m_sre_pattern_subn(Borrowed self, Borrowed repl, Borrowed string,
                                         Borrowed count) {
  int64_t n = 0;
  MOLT_TRY(text,
           replaced_py(value_of(self), value_of(repl), value_of(string), value_of(count), &n));
  return tuple_of(text.get(), Value::from_small_int(n));
}

// _sre.template(pattern, [literal, group, literal, ...]).
extern "C" Owned molt_f_sre_template(Borrowed, Borrowed template_list) {
  const Value items = value_of(template_list);
  if (!is_list(items) || as_list(items)->length % 2 == 0) {
    return raise(messages::re_invalid_template);
  }
  const int64_t count = as_list(items)->length / 2;
  Template* compiled = allocate<Template>(molt_shape_sre_template,
                                          count * static_cast<int64_t>(sizeof(Template::Item)));
  if (compiled == nullptr) return kOwnedError;
  Ref owned(owned_object(compiled));
  compiled->literal = shared(as_list(items)->items.pointer[0]);
  for (int64_t i = 0; i < count; i++) {
    const Value number = as_list(items)->items.pointer[2 * i + 1];
    const Value literal = as_list(items)->items.pointer[2 * i + 2];
    Template::Item& item = compiled->items()[i];
    item.literal = kUnbound;
    compiled->count = i + 1;
    if (!is_int(number)) return raise(messages::re_integer_required);
    if (!int_as_int64(number, &item.group) || item.group < 0) {
      return raise(messages::re_invalid_template);
    }
    if (!is_empty_text(literal)) item.literal = shared(literal);
  }
  return owned.take();
}

}  // namespace molt::rt::sre

MOLT_DEFINE_LIBRARY_TYPE(sre_template, "SRE_Template", "_sre", kTypeCollectable,
                         sizeof(molt::rt::sre::Template), sre::template_slots())
