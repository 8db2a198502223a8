// Which attributes of builtin types are plain members of a C struct in CPython (its PyMemberDef
// tables). What the runtime computes for both kinds is the same.
#include <string_view>

#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "runtime/types/type_names.h"

namespace molt::rt {

namespace {

struct Members {
  const char* type;
  // With a blank before and behind each name.
  const char* names;
};

constexpr Members kMembers[] = {
    {"AttributeError", " name obj "},
    {"BaseException", " __suppress_context__ "},
    {"BaseExceptionGroup", " message exceptions "},
    {"ContextVar", " name "},
    {"Dialect", " skipinitialspace doublequote strict "},
    {"GenericAlias", " __origin__ __args__ __unpacked__ "},
    {"ImportError", " msg name path name_from "},
    {"Match", " string re pos endpos "},
    {"NameError", " name "},
    {"OSError", " errno strerror filename filename2 "},
    {"Pattern", " pattern flags groups "},
    {"ReferenceType", " __callback__ "},
    {"SimpleNamespace", " __dict__ "},
    {"StopIteration", " value "},
    {"SyntaxError",
     " msg filename lineno offset text end_lineno end_offset "
     "print_file_and_line "},
    {"SystemExit", " code "},
    {"UnicodeDecodeError", " encoding object start end reason "},
    {"UnicodeEncodeError", " encoding object start end reason "},
    {"UnicodeTranslateError", " encoding object start end reason "},
    {"UnionType", " __args__ "},
    {"_ZlibDecompressor", " eof unused_data needs_input "},
    {"async_generator", " ag_running "},
    {"builtin_function_or_method", " __module__ "},
    {"classmethod", " __func__ __wrapped__ "},
    {"classmethod_descriptor", " __objclass__ __name__ "},
    {"code",
     " co_argcount co_posonlyargcount co_kwonlyargcount co_stacksize "
     "co_flags co_nlocals co_consts co_names co_filename co_name "
     "co_qualname co_firstlineno co_linetable co_exceptiontable "},
    {"complex", " real imag "},
    {"coroutine", " cr_origin "},
    {"frame", " f_trace_lines "},
    {"function", " __closure__ __doc__ __globals__ __module__ __builtins__ "},
    {"getset_descriptor", " __objclass__ __name__ "},
    {"instancemethod", " __func__ "},
    {"member_descriptor", " __objclass__ __name__ "},
    {"method", " __func__ __self__ "},
    {"method-wrapper", " __self__ "},
    {"method_descriptor", " __objclass__ __name__ "},
    {"module", " __dict__ "},
    {"partial", " func args keywords "},
    {"property", " fget fset fdel __doc__ "},
    {"range", " start stop step "},
    {"reader", " dialect line_num "},
    {"slice", " start stop step "},
    {"staticmethod", " __func__ __wrapped__ "},
    {"super", " __thisclass__ __self__ __self_class__ "},
    {"traceback", " tb_frame tb_lasti "},
    {"type",
     " __basicsize__ __itemsize__ __flags__ __weakrefoffset__ __base__ "
     "__dictoffset__ "},
    {"wrapper_descriptor", " __objclass__ __name__ "},
    {"writer", " dialect "},
};

}  // namespace

// The words are ASCII.
bool contains_word(std::string_view words, const Str* word) {
  while (!words.empty()) {
    const size_t end = words.find(' ');
    if (str_equal_ascii(word, words.substr(0, end))) return true;
    if (end == std::string_view::npos) break;
    words.remove_prefix(end + 1);
  }
  return false;
}

bool is_member_attribute(const Type* owner, const Str* name) {
  for (const Members& members : kMembers) {
    if (std::string_view(members.type) == owner->c_name.pointer)
      return contains_word(members.names, name);
  }
  return false;
}

}  // namespace molt::rt
