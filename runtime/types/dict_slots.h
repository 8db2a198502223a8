// Functions of dict and its views that their files share.
#pragma once

#include "runtime/fast/iterate.h"
#include "runtime/types/dict.h"

namespace molt::rt {

Owned dict_iterate(Borrowed self);
// An iterator over a dict (Value of any dict) with the shape of one of the six iterator types.
Owned make_dict_iterator(Shape& shape, Value dict);
Owned make_dict_view(Shape& shape, Borrowed dict);

// The views of OrderedDict are subtypes.
inline bool is_dict_keys(Value value) {
  return has_type(value, molt_shape_dict_keys) || is_instance(value, &molt_type_dict_keys);
}
inline bool is_dict_items(Value value) {
  return has_type(value, molt_shape_dict_items) || is_instance(value, &molt_type_dict_items);
}
inline Dict* viewed_dict(Borrowed view) {
  return as_dict(object_as<DictView>(value_of(view))->dict);
}

}  // namespace molt::rt
