// str.format and str.format_map (Objects/stringlib/unicode_format.h).
#include "runtime/core/call.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/dict.h"
#include "runtime/types/format_fields.h"
#include "runtime/types/format_spec.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_search.h"
#include "runtime/types/text_units.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

class Formatter {
 public:
  // `args` is a tuple or kUnbound (format_map); `names` is a dict or any mapping.
  Formatter(Str* format, Value args, Value names)
      : reader_(format), format_(format), args_(args), names_(names) {}

  Status append_all_py(StrBuilder& out, FormatPart part, int depth) {
    if (depth == 0) return raise(messages::format_recursion);
    for (int64_t i = part.start; i < part.end;) {
      FormatStep step;
      const Status status = reader_.read_step(&i, part.end, &step);
      out.append_range(format_, step.text.start, step.text.end);
      if (is_failure(status)) return status;
      if (step.is_field) MOLT_TRY_DISCARD(append_field_py(out, step.field, depth));
    }
    return out.failed() ? kFailed : kOk;
  }

 private:
  enum class Numbering : uint8_t { kUndecided, kAutomatic, kManual };

  // Decides between "{}" and "{0}" fields, which do not mix.
  Status choose_numbering(bool is_empty, int64_t* index) {
    if (numbering_ == Numbering::kUndecided) {
      numbering_ = is_empty ? Numbering::kAutomatic : Numbering::kManual;
    }
    if (numbering_ == Numbering::kManual && is_empty) {
      return raise(messages::format_manual_to_automatic);
    }
    if (numbering_ == Numbering::kAutomatic && !is_empty) {
      return raise(messages::format_automatic_to_manual);
    }
    if (is_empty) *index = next_index_++;
    return kOk;
  }

  Owned look_up_name_py(FormatPart name) {
    MOLT_TRY(key, substring(format_, name.start, name.end));
    if (!args_.is_unbound() && is_exact_dict(names_)) {
      const Value found = dict_get_str(as_dict(names_), as_str(key));
      if (found.is_unbound()) return raise_key_error(key);
      return new_reference(found);
    }
    return molt_get_item(borrowed(names_), key);
  }

  Owned first_value_py(FormatPart name) {
    int64_t index = reader_.number_of(name);
    if (index == -2) return Failure{};
    if (name.empty() || index >= 0) {
      MOLT_TRY_DISCARD(choose_numbering(name.empty(), &index));
    }
    if (index < 0) return look_up_name_py(name);
    if (args_.is_unbound()) return raise(messages::format_positional);
    const Tuple* args = as_tuple(args_);
    if (index >= args->length) return raise(messages::format_index, index);
    return new_reference(args->items()[index]);
  }

  // One ".name" or "[item]" after the first part of a field name.
  Owned step_py(Value value, int64_t* position, int64_t end) {
    FormatPart part;
    bool is_attribute = false;
    MOLT_TRY_DISCARD(reader_.read_access(position, end, &part, &is_attribute));
    if (is_attribute) {
      MOLT_TRY(text, substring(format_, part.start, part.end));
      MOLT_TRY(name, intern_str(as_str(text)));
      return get_attribute(value, as_str(name));
    }
    const int64_t index = reader_.number_of(part);
    if (index == -2) return Failure{};
    if (index >= 0) {
      MOLT_TRY(number, molt_box_int64(index));
      return molt_get_item(borrowed(value), number);
    }
    MOLT_TRY(key, substring(format_, part.start, part.end));
    return molt_get_item(borrowed(value), key);
  }

  Owned field_value_py(FormatPart name) {
    const FormatPart first = reader_.first_of(name);
    MOLT_TRY(value, first_value_py(first));
    int64_t position = first.end;
    while (position < name.end) {
      Ref next(step_py(value, &position, name.end));
      if (is_failure(next)) return Failure{};
      value = std::move(next);
    }
    return value.take();
  }

  static Owned convert_py(Value value, uint32_t conversion) {
    switch (conversion) {
      case 0:
        return new_reference(value);
      case 'r':
        return repr_of(value);
      case 's':
        return str_of(value);
      case 'a':
        return ascii_of(value);
      default:
        break;
    }
    if (conversion > 32 && conversion < 127) {
      const char text[2] = {static_cast<char>(conversion), 0};
      return raise(messages::format_unknown_conversion, text);
    }
    return raise(messages::format_unknown_conversion_hex, hex_text(conversion).text);
  }

  Owned spec_text_py(const FormatField& field, int depth) {
    if (!field.spec_has_fields) return substring(format_, field.spec.start, field.spec.end);
    StrBuilder out;
    MOLT_TRY_DISCARD(append_all_py(out, field.spec, depth - 1));
    return out.finish();
  }

  Status append_field_py(StrBuilder& out, const FormatField& field, int depth) {
    MOLT_TRY(value, field_value_py(field.name));
    MOLT_TRY(converted, convert_py(value, field.conversion));
    if (field.spec.empty()) {
      if (is_exact_str(converted)) return out.append(converted.get());
      if (converted.get().is_int()) return out.append_int(converted.get().as_int());
    }
    MOLT_TRY(spec, spec_text_py(field, depth));
    MOLT_TRY(text, format_of(converted, as_str(spec)));
    return out.append(text.get());
  }

  FormatReader reader_;
  Str* format_;
  Value args_;
  Value names_;
  int64_t next_index_ = 0;
  Numbering numbering_ = Numbering::kUndecided;
};

Owned format_text_py(Str* format, Value args, Value names) {
  StrBuilder out;
  Formatter formatter(format, args, names);
  MOLT_TRY_DISCARD(formatter.append_all_py(out, {0, format->length}, 2));
  return out.finish();
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str_format(Borrowed self, Borrowed args, Borrowed kwargs) {
  return format_text_py(as_str(self), value_of(args), value_of(kwargs));
}

Owned molt_m_str_format_map(Borrowed self, Borrowed mapping) {
  return format_text_py(as_str(self), kUnbound, value_of(mapping));
}

}  // namespace molt::rt
}
