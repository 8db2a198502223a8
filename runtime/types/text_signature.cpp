// A row's signature text is CPython's except for small things: how defaults that have no text are
// shown, and the functions of which CPython 3.12 gives none since Argument Clinic does not know
// them yet. Only programs that can reach the name __text_signature__ link the tables here.
#include "runtime/types/text_signature.h"

#include <string_view>

#include "runtime/core/error.h"
#include "runtime/types/str.h"
#include "runtime/types/type_names.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

struct NoSignature {
  std::string_view owner;
  // With a blank before and behind each name.
  std::string_view names;
};

constexpr NoSignature kNoSignatures[] = {
    {"bytes",
     " find rfind index rindex count startswith endswith upper lower "
     "swapcase title capitalize isalpha isalnum isdigit isspace "
     "isascii istitle islower isupper __getnewargs__ "},
    {"bytearray",
     " find rfind index rindex count startswith endswith upper lower "
     "swapcase title capitalize isalpha isalnum isdigit isspace "
     "isascii istitle islower isupper "},
    {"memoryview", " __enter__ __exit__ "},
    {"property", " getter setter deleter __set_name__ "},
    {"mappingproxy", " get keys values items copy "},
    {"module", " __dir__ "},
    {"generator", " send throw close "},
    {"coroutine", " send throw close "},
    {"async_generator", " asend athrow aclose "},
    {"list", " __class_getitem__ "},
    {"int", " __trunc__ __floor__ __ceil__ conjugate "},
    {"BaseException", " with_traceback add_note __reduce__ __setstate__ "},
    {"BaseExceptionGroup", " derive split subgroup "},
    {"frame", " clear "},
    {"code", " co_positions co_lines "},
    {"set",
     " copy __reduce__ union intersection difference "
     "symmetric_difference isdisjoint issubset issuperset add discard "
     "remove pop clear update intersection_update difference_update "
     "symmetric_difference_update __class_getitem__ "},
    {"frozenset",
     " copy __reduce__ union intersection difference "
     "symmetric_difference isdisjoint issubset issuperset "
     "__class_getitem__ "},
    {"dict", " keys values items update clear copy __class_getitem__ "},
    {"dict_keys", " isdisjoint __reversed__ "},
    {"dict_values", " __reversed__ "},
    {"dict_items", " isdisjoint __reversed__ "},
    {"tuple", " __class_getitem__ "},
    {"str",
     " find rfind index rindex count startswith endswith "
     "__getnewargs__ format format_map "},
    {"object", " __init_subclass__ __subclasshook__ "},
    {"range", " __reduce__ count index __reversed__ "},
    {"type", " __prepare__ "},
    {"slice", " __reduce__ indices "},
    {"reversed", " __length_hint__ "},
    {"builtins", " min max "},
};

struct OwnSignature {
  std::string_view owner;
  std::string_view name;
  const char* text;
};

constexpr OwnSignature kOwnSignatures[] = {
    {"bytes", "center", "($self, width, fillchar=b' ', /)"},
    {"bytes", "ljust", "($self, width, fillchar=b' ', /)"},
    {"bytes", "rjust", "($self, width, fillchar=b' ', /)"},
    {"bytes", "translate", "($self, table, /, delete=b'')"},
    {"bytearray", "center", "($self, width, fillchar=b' ', /)"},
    {"bytearray", "ljust", "($self, width, fillchar=b' ', /)"},
    {"bytearray", "rjust", "($self, width, fillchar=b' ', /)"},
    {"bytearray", "translate", "($self, table, /, delete=b'')"},
    {"list", "pop", "($self, index=-1, /)"},
    {"list", "index", "($self, value, start=0, stop=sys.maxsize, /)"},
    {"tuple", "index", "($self, value, start=0, stop=sys.maxsize, /)"},
    {"code", "replace", "($self, /, **changes)"},
    {"builtins", "print", "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)"},
    {"builtins", "input", "($module, prompt='', /)"},
    {"builtins", "open",
     "($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, "
     "closefd=True, opener=None)"},
    {"builtins", "dir", "($module, arg=<unrepresentable>, /)"},
    {"builtins", "anext", "($module, aiterator, default=<unrepresentable>, /)"},
    {"builtins", "__import__",
     "($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)"},
    {"builtins", "sum", "($module, iterable, /, start=0)"},
};

struct TypeSignature {
  std::string_view name;
  const char* text;
};

constexpr TypeSignature kTypeSignatures[] = {
    {"memoryview", "(object)"},
    {"complex", "(real=0, imag=0)"},
    {"enumerate", "(iterable, start=0)"},
    {"float", "(x=0, /)"},
    {"property", "(fget=None, fset=None, fdel=None, doc=None)"},
    {"list", "(iterable=(), /)"},
    {"object", "()"},
    {"reversed", "(sequence, /)"},
    {"tuple", "(iterable=(), /)"},
    {"function", "(code, globals, name=None, argdefs=None, closure=None)"},
    {"method", "(function, instance, /)"},
    {"module", "(name, doc=None)"},
};

// The parameters of a row's signature text, without the parentheses.
std::string_view parameters_of(std::string_view text) {
  text.remove_prefix(text.find('(') + 1);
  if (const size_t result = text.find(") -> "); result != std::string_view::npos) {
    return text.substr(0, result);
  }
  return text.substr(0, text.rfind(')'));
}

}  // namespace

Owned row_text_signature(const MethodRow* row, const char* owner) {
  const Str* name = row->name;
  if (row->kind == RowKind::kConstructor) return make_str_ascii("($type, *args, **kwargs)");
  for (const NoSignature& none : kNoSignatures) {
    if (none.owner == owner && contains_word(none.names, name)) return {kNoneBits};
  }
  for (const OwnSignature& own : kOwnSignatures) {
    if (own.owner == owner && contains_word(own.name, name)) return make_str_ascii(own.text);
  }
  std::string_view rest = parameters_of(row->signature.pointer);
  StrBuilder out;
  out.append_char('(');
  if (row->kind == RowKind::kFunction) {
    const bool has_positional_only = rest.find('/') != std::string_view::npos;
    out.append_ascii(has_positional_only ? "$module" : "$module, /");
    if (!rest.empty()) out.append_ascii(", ");
  }
  constexpr std::string_view kUnset = "<unset>";
  while (!rest.empty()) {
    if (rest.starts_with(kUnset)) {
      out.append_ascii("<unrepresentable>");
      rest.remove_prefix(kUnset.size());
    } else {
      out.append_char(static_cast<uint8_t>(rest.front()));
      rest.remove_prefix(1);
    }
  }
  out.append_char(')');
  return out.finish();
}

Owned slot_text_signature(const SlotRow& row) {
  const Str* name = row.name;
  switch (row.call) {
    case SlotCall::kUnary:
    case SlotCall::kInt64:
    case SlotCall::kTruth:
    case SlotCall::kNext:
    case SlotCall::kPythonOnly:
      return make_str_ascii("($self, /)");
    case SlotCall::kBinary:
      return make_str_ascii(contains_word("__getitem__", name) ? "($self, key, /)"
                                                               : "($self, value, /)");
    case SlotCall::kReflected:
    case SlotCall::kReflectedRepeat:
    case SlotCall::kCompareLt:
    case SlotCall::kCompareLe:
    case SlotCall::kCompareEq:
    case SlotCall::kCompareNe:
    case SlotCall::kCompareGt:
    case SlotCall::kCompareGe:
      return make_str_ascii("($self, value, /)");
    case SlotCall::kPower:
    case SlotCall::kReflectedPower:
      return make_str_ascii(contains_word("__ipow__", name) ? "($self, value, /)"
                                                            : "($self, value, mod=None, /)");
    case SlotCall::kContains:
    case SlotCall::kDeleteItem:
      return make_str_ascii("($self, key, /)");
    case SlotCall::kSetItem:
      return make_str_ascii("($self, key, value, /)");
    case SlotCall::kCall:
    case SlotCall::kInitialise:
      return make_str_ascii("($self, /, *args, **kwargs)");
    case SlotCall::kGetAttribute:
    case SlotCall::kDeleteAttribute:
      return make_str_ascii("($self, name, /)");
    case SlotCall::kSetAttribute:
      return make_str_ascii("($self, name, value, /)");
    case SlotCall::kDescriptorGet:
      return make_str_ascii("($self, instance, owner=None, /)");
    case SlotCall::kDescriptorSet:
      return make_str_ascii("($self, instance, value, /)");
    case SlotCall::kDescriptorDelete:
      return make_str_ascii("($self, instance, /)");
  }
  return {kNoneBits};
}

Owned type_text_signature(const Type* type) {
  if (!is_heap_type(type)) {
    for (const TypeSignature& known : kTypeSignatures) {
      if (known.name == type->c_name.pointer) return make_str_ascii(known.text);
    }
  }
  return {kNoneBits};
}

}  // namespace molt::rt
