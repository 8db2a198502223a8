// BaseExceptionGroup and ExceptionGroup, and the two halves of except* (PEP 654,
// Objects/exceptions.c).
#include "runtime/core/call.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/exception_slots.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/exception_rows.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

bool is_group(Value value) { return is_instance(value, &molt_type_BaseExceptionGroup); }
ExceptionGroupObject* group_of(Value value) { return object_as<ExceptionGroupObject>(value); }

bool is_exception_class(Value value) {
  return is_type(value) && (object_as<Type>(value)->type_flags & kTypeExceptionSubclass) != 0;
}

// The tuple of exceptions of a new group, checked.
Owned checked_exceptions(Value exceptions, bool* nests_base) {
  // A set or an iterator is no sequence.
  if (type_of(exceptions)->slots.get_item == nullptr || is_dict(exceptions)) {
    return raise(messages::group_not_sequence);
  }
  MOLT_TRY(tuple, tuple_from(exceptions));
  Tuple* items = as_tuple(tuple);
  if (items->length == 0) return raise(messages::group_empty);
  *nests_base = false;
  for (int64_t i = 0; i < items->length; i++) {
    if (!is_exception(items->items()[i])) return raise(messages::group_item, i);
    if (!is_instance(items->items()[i], &molt_type_Exception)) *nests_base = true;
  }
  return tuple.take();
}

// How split() and subgroup() choose exceptions.
struct Matcher {
  enum class Kind { kTypes, kPredicate, kMembers } kind;
  // A class or tuple of classes; a callable; a list of exceptions.
  Value value;
};

Tri matches(const Matcher& matcher, Value exception) {
  switch (matcher.kind) {
    case Matcher::Kind::kTypes:
      return molt_exception_matches(borrowed(exception), borrowed(matcher.value));
    case Matcher::Kind::kPredicate: {
      MOLT_TRY(result, call(matcher.value, exception));
      return truth_of(result.get());
    }
    case Matcher::Kind::kMembers:
      break;
  }
  if (is_group(exception)) return {0};
  const List* members = as_list(matcher.value);
  for (int64_t i = 0; i < members->length; i++) {
    if (members->items.pointer[i] == exception) return {1};
  }
  return {0};
}

Status make_matcher(Value value, Matcher* matcher) {
  matcher->value = value;
  if (is_exception_class(value)) {
    matcher->kind = Matcher::Kind::kTypes;
    return kOk;
  }
  if (is_tuple(value)) {
    matcher->kind = Matcher::Kind::kTypes;
    for (int64_t i = 0; i < as_tuple(value)->length; i++) {
      if (!is_exception_class(as_tuple(value)->items()[i])) return raise(messages::group_matcher);
    }
    return kOk;
  }
  if (type_of(value)->slots.call == nullptr || is_type(value))
    return raise(messages::group_matcher);
  matcher->kind = Matcher::Kind::kPredicate;
  return kOk;
}

// A group of the same class with other exceptions: derive(), which a class may override.
Owned derive(Value group, Value exceptions) {
  Type* type = type_of(group);
  if ((type->type_flags & kTypeHeap) == 0 || lookup_in_type(type, MOLT_STR(derive)).is_unbound()) {
    return call(Value::from_object(&molt_type_BaseExceptionGroup), group_of(group)->message,
                exceptions);
  }
  MOLT_TRY(derived, call_method(group, MOLT_STR(derive), exceptions));
  if (!is_group(derived.get())) return raise(messages::group_derive);
  return derived.take();
}

// The group `original` with only these exceptions (a list); kNone when there are none.
Owned subset(Value original, Value exceptions) {
  if (as_list(exceptions)->length == 0) return new_reference(kNone);
  MOLT_TRY(group, derive(original, exceptions));
  BaseException* from = object_as<BaseException>(original);
  BaseException* to = group.as<BaseException>();
  set_field(&to->traceback, from->traceback);
  set_field(&to->context, from->context);
  set_field(&to->cause, from->cause);
  to->suppress_context = 1;
  MOLT_TRY(notes, find_attribute(original, MOLT_STR(__notes__)));
  if (is_list(notes.get()) || is_tuple(notes.get())) {
    MOLT_TRY(copy, list_from(notes.get()));
    MOLT_TRY_DISCARD(molt_set_attribute(group, MOLT_STR(__notes__), copy, nullptr));
  }
  return group.take();
}

struct Split {
  // Each an exception or kNone.
  Ref match = Ref::share(kNone);
  Ref rest = Ref::share(kNone);
};

Status split(Value exception, const Matcher& matcher, Split* out) {
  MOLT_TRY_DISCARD(check_stack());
  MOLT_TRY(is_match, matches(matcher, exception));
  if (is_match.code != 0) {
    out->match = Ref::share(exception);
    return kOk;
  }
  if (!is_group(exception)) {
    out->rest = Ref::share(exception);
    return kOk;
  }
  MOLT_TRY(matched, list_new());
  MOLT_TRY(rest, list_new());
  Ref members = Ref::share(group_of(exception)->exceptions);
  for (int64_t i = 0; i < as_tuple(members)->length; i++) {
    Split part;
    MOLT_TRY_DISCARD(split(as_tuple(members)->items()[i], matcher, &part));
    if (!part.match.get().is_none()) {
      MOLT_TRY_DISCARD(list_append(as_list(matched), part.match.get()));
    }
    if (!part.rest.get().is_none()) {
      MOLT_TRY_DISCARD(list_append(as_list(rest), part.rest.get()));
    }
  }
  out->match = Ref(subset(exception, matched.get()));
  if (is_failure(out->match)) return Failure{};
  out->rest = Ref(subset(exception, rest.get()));
  return is_failure(out->rest) ? kFailed : kOk;
}

Status check_except_star_class(Value cls) {
  if (!is_exception_class(cls)) return raise(messages::except_star_not_class);
  if (is_subtype(object_as<Type>(cls), &molt_type_BaseExceptionGroup)) {
    return raise(messages::except_star_group);
  }
  return kOk;
}

Status check_except_star(Value types) {
  if (!is_tuple(types)) return check_except_star_class(types);
  for (int64_t i = 0; i < as_tuple(types)->length; i++) {
    MOLT_TRY_DISCARD(check_except_star_class(as_tuple(types)->items()[i]));
  }
  return kOk;
}

Owned new_group(Value exceptions) {
  return call(Value::from_object(&molt_type_ExceptionGroup), value_of(empty_str()), exceptions);
}

// Whether an exception left a handler of except* as it came in, which a bare `raise` does.
bool is_reraised(Value exception, Value original) {
  BaseException* left = object_as<BaseException>(exception);
  BaseException* right = object_as<BaseException>(original);
  return left->traceback == right->traceback && left->cause == right->cause &&
         left->context == right->context;
}

Status append_leaves(List* leaves, Value exception) {
  if (!is_group(exception)) return list_append(leaves, exception);
  const Tuple* members = as_tuple(group_of(exception)->exceptions);
  for (int64_t i = 0; i < members->length; i++) {
    MOLT_TRY_DISCARD(append_leaves(leaves, members->items()[i]));
  }
  return kOk;
}

// The part of the group that holds the leaves of `kept` (a list), in the group's own nesting.
Owned projection(Value group, Value kept) {
  MOLT_TRY(leaves, list_new());
  for (int64_t i = 0; i < as_list(kept)->length; i++) {
    MOLT_TRY_DISCARD(append_leaves(as_list(leaves), as_list(kept)->items.pointer[i]));
  }
  Split parts;
  MOLT_TRY_DISCARD(split(group, {Matcher::Kind::kMembers, leaves.get()}, &parts));
  return parts.match.take();
}

}  // namespace

Owned exception_group_construct(Type* cls, const Value* args, int64_t num_args,
                                Value keyword_names) {
  CallArgs call(args, num_args, keyword_names);
  if (call.num_positional != 2) return raise(messages::group_arguments, call.num_positional);
  if (!is_str(args[0])) return raise(messages::group_message_not_str, args[0]);
  bool nests_base = false;
  MOLT_TRY(exceptions, checked_exceptions(args[1], &nests_base));
  if (cls == &molt_type_BaseExceptionGroup && !nests_base) cls = &molt_type_ExceptionGroup;
  if (nests_base && is_subtype(cls, &molt_type_Exception)) {
    if (cls == &molt_type_ExceptionGroup) return raise(messages::group_nests_base);
    return raise(messages::group_nests_base_subclass, cls);
  }
  MOLT_TRY(tuple, tuple_from_values(args, 2));
  MOLT_TRY(self, new_exception(*cls, tuple.get()));
  set_field(&self.as<ExceptionGroupObject>()->message, args[0]);
  set_field(&self.as<ExceptionGroupObject>()->exceptions, exceptions.get());
  return self.take();
}

Status exception_group_initialise(Borrowed self, const Value* args, int64_t num_args,
                                  Value keyword_names) {
  return exception_initialise(self, args, num_args, keyword_names);
}

Owned exception_group_str(Borrowed self) {
  ExceptionGroupObject* group = group_of(value_of(self));
  const int64_t count = as_tuple(group->exceptions)->length;
  StrBuilder out;
  out.append(group->message);
  out.append_ascii(" (");
  out.append_int(count);
  out.append_ascii(count > 1 ? " sub-exceptions)" : " sub-exception)");
  return out.finish();
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_g_BaseExceptionGroup_message(Borrowed self) {
  return new_reference(group_of(value_of(self))->message);
}
Owned molt_g_BaseExceptionGroup_exceptions(Borrowed self) {
  return new_reference(group_of(value_of(self))->exceptions);
}

Owned molt_m_BaseExceptionGroup_derive(Borrowed self, Borrowed excs) {
  return call(Value::from_object(&molt_type_BaseExceptionGroup), group_of(value_of(self))->message,
              value_of(excs));
}

Owned molt_m_BaseExceptionGroup_split(Borrowed self, Borrowed matcher_value) {
  Matcher matcher;
  MOLT_TRY_DISCARD(make_matcher(value_of(matcher_value), &matcher));
  Split parts;
  MOLT_TRY_DISCARD(split(value_of(self), matcher, &parts));
  return tuple_of(parts.match.get(), parts.rest.get());
}

Owned molt_m_BaseExceptionGroup_subgroup(Borrowed self, Borrowed matcher_value) {
  Matcher matcher;
  MOLT_TRY_DISCARD(make_matcher(value_of(matcher_value), &matcher));
  Split parts;
  MOLT_TRY_DISCARD(split(value_of(self), matcher, &parts));
  return parts.match.take();
}

Owned molt_exception_group_split(Borrowed exception, Borrowed types) {
  Value value = value_of(exception);
  if (value.is_none()) return tuple_of(kNone, kNone);
  MOLT_TRY_DISCARD(check_except_star(value_of(types)));
  MOLT_TRY(is_match, molt_exception_matches(exception, types));
  if (is_match.code != 0 && !is_group(value)) {
    MOLT_TRY(members, tuple_of(value));
    MOLT_TRY(group, new_group(members.get()));
    set_field(&group.as<BaseException>()->traceback, object_as<BaseException>(value)->traceback);
    return tuple_of(group.get(), kNone);
  }
  if (is_match.code != 0) return tuple_of(value, kNone);
  if (!is_group(value)) return tuple_of(kNone, value);
  Split parts;
  MOLT_TRY_DISCARD(split(value, {Matcher::Kind::kTypes, value_of(types)}, &parts));
  return tuple_of(parts.match.get(), parts.rest.get());
}

// As _PyExc_PrepReraiseStar: what was raised anew stands beside what is left of the original group.
Owned molt_exception_group_join(Borrowed original, Borrowed results) {
  Value group = value_of(original);
  const List* given = as_list(results);
  if (given->length == 0) return new_reference(kNone);
  if (!is_group(group)) return new_reference(given->items.pointer[0]);
  MOLT_TRY(raised, list_new());
  MOLT_TRY(reraised, list_new());
  for (int64_t i = 0; i < given->length; i++) {
    Value exception = given->items.pointer[i];
    if (exception.is_none()) continue;
    List* to = as_list(is_reraised(exception, group) ? reraised : raised);
    MOLT_TRY_DISCARD(list_append(to, exception));
  }
  MOLT_TRY(rest, projection(group, reraised.get()));
  if (as_list(raised)->length == 0) return rest.take();
  if (!rest.get().is_none()) MOLT_TRY_DISCARD(list_append(as_list(raised), rest.get()));
  if (as_list(raised)->length == 1) return new_reference(as_list(raised)->items.pointer[0]);
  return new_group(raised.get());
}

}  // namespace molt::abi
}
