// The builtins that CPython's module site adds: exit, quit, copyright, credits and license
// (Lib/_sitebuiltins.py).
#include "runtime/core/error.h"
#include "runtime/core/messages/site.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/text_file.h"
#include "runtime/types/text_file_layout.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(quitter)
MOLT_DECLARE_TYPE(site_printer)
MOLT_DEFINE_NAME(copyright)

#define MOLT_ROWS "abi/types/site.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

namespace molt::rt {

struct Quitter : Object {
  // A str.
  Value name;
};

struct SitePrinter : Object {
  // A str.
  Value text;
};

namespace {

using QuitterFields = OwnedFields<Quitter, &Quitter::name>;
using PrinterFields = OwnedFields<SitePrinter, &SitePrinter::text>;

constexpr const char* kEndOfInput = "Ctrl-D (i.e. EOF)";

Quitter* as_quitter(Borrowed self) { return object_as<Quitter>(value_of(self)); }

Owned quitter_repr(Borrowed self) {
  const MessageArg args[] = {MessageArg(as_quitter(self)->name), MessageArg(kEndOfInput)};
  return format_message("Use {}() or {} to exit", args, 2);
}

// Where it has been replaced by an object of the program, that is closed.
Status close_input_py() {
  const Value input = current_stdin();
  if (input.is_error() || !input.is_pointer()) return kOk;
  if (is_text_file(input)) return text_file_close(object_as<TextFile>(input));
  MOLT_TRY_DISCARD(call_method(input, MOLT_STR(close)));
  return kOk;
}

// Closes sys.stdin as shells like IDLE expect, whatever comes of that, and raises SystemExit(code).
Owned quitter_call(Borrowed, const Value* args, int64_t num_args, Value keyword_names) {
  const Value names = keyword_names;
  const int64_t num_keywords = names.is_pointer() ? as_tuple(names)->length : 0;
  Value code = kNone;
  if (num_keywords > 0) {
    const Value first = as_tuple(names)->items()[0];
    if (!str_equal_ascii(as_str(first), "code")) return raise(messages::quitter_keyword, first);
    if (num_args > 0) return raise(messages::quitter_repeated);
    code = args[0];
  } else if (num_args > 1) {
    return raise(messages::quitter_arguments, num_args + 1);
  } else if (num_args == 1) {
    code = args[0];
  }
  if (is_failure(close_input_py())) clear_exception();
  MOLT_TRY(exception, call(value_of_type(molt_type_SystemExit), code));
  return raise_instance(exception.consume());
}

Owned new_quitter(const char* name) {
  auto* quitter = allocate<Quitter>(molt_shape_quitter);
  if (quitter == nullptr) return kOwnedError;
  quitter->name = kNone;
  Ref result(owned_object(quitter));
  MOLT_TRY(text, make_str_ascii(name));
  quitter->name = value_of(text.take());
  return result.take();
}

Owned printer_repr(Borrowed self) {
  return new_reference(object_as<SitePrinter>(value_of(self))->text);
}

Owned printer_call(Borrowed self, const Value*, int64_t num_args, Value) {
  if (num_args > 0) return raise(messages::printer_arguments, num_args + 1);
  MOLT_TRY(args, tuple_of(object_as<SitePrinter>(value_of(self))->text));
  const Borrowed none = borrowed(kNone);
  return molt_f_builtins_print(args, none, none, none, borrowed(kFalse));
}

Owned new_printer(Value text) {
  auto* printer = allocate<SitePrinter>(molt_shape_site_printer);
  if (printer == nullptr) return kOwnedError;
  printer->text = shared(text);
  return owned_object(printer);
}

constexpr Slots quitter_slots() {
  Slots slots = QuitterFields::slots();
  slots.repr = quitter_repr;
  slots.call = quitter_call;
  return slots;
}

constexpr Slots printer_slots() {
  Slots slots = PrinterFields::slots();
  slots.repr = printer_repr;
  slots.call = printer_call;
  return slots;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_c_builtins_exit() { return new_quitter("exit"); }
Owned molt_c_builtins_quit() { return new_quitter("quit"); }

Owned molt_c_builtins_copyright() {
  MOLT_TRY(module, import_module(MOLT_STR(sys)));
  MOLT_TRY(text, get_attribute(module, MOLT_STR(copyright)));
  return new_printer(text);
}
Owned molt_c_builtins_credits() {
  MOLT_TRY(text,
           make_str_ascii(
               "    Thanks to CWI, CNRI, BeOpen.com, Zope Corporation and a cast of thousands\n"
               "    for supporting Python development.  See www.python.org for more information."));
  return new_printer(text);
}
// The text that CPython has where it does not find its own licence.
Owned molt_c_builtins_license() {
  MOLT_TRY(text, make_str_ascii("See https://www.python.org/psf/license/"));
  return new_printer(text);
}

Owned molt_g_quitter_name(Borrowed self) { return new_reference(as_quitter(self)->name); }
Owned molt_g_quitter_eof(Borrowed) { return make_str_ascii(kEndOfInput); }

}  // namespace molt::abi
}

MOLT_DEFINE_LIBRARY_TYPE(quitter, "Quitter", "_sitebuiltins", 0, sizeof(Quitter), quitter_slots())
MOLT_DEFINE_LIBRARY_TYPE(site_printer, "_Printer", "_sitebuiltins", 0, sizeof(SitePrinter),
                         printer_slots())
