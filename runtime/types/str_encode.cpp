// str.encode and small methods.
#include "runtime/core/messages/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_codecs.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

extern "C" {
namespace molt::rt {

Owned molt_m_str_encode(Borrowed self, Borrowed encoding, Borrowed errors) {
  if (!is_str(encoding)) {
    return raise(messages::named_argument_must_be_str, "encode", "encoding",
                 argument_type_name(value_of(encoding)));
  }
  if (!is_str(errors)) {
    return raise(messages::named_argument_must_be_str, "encode", "errors",
                 argument_type_name(value_of(errors)));
  }
  return encode_str(as_str(self), as_str(encoding), as_str(errors));
}

Owned molt_m_str___getnewargs__(Borrowed self) {
  MOLT_TRY(text, exact_str(as_str(self)));
  return tuple_of(text.get());
}

}  // namespace molt::rt
}
