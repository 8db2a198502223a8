// The text of Python's ast.dump(tree, indent=3). A node is written on one line if it has at most
// three fields and all of them are leaves; a leaf is a plain value, an empty list or a node without
// fields.

#include <string>

#include "common/bigint_text.h"
#include "common/escapes.h"
#include "common/float_text.h"
#include "common/scratch.h"
#include "common/utf.h"
#include "compiler/ast/ast.h"

namespace molt::ast {

namespace {

namespace escapes = common::escapes;

void append_str_repr(std::string_view text, std::string* out) {
  const char quote = escapes::choose_quote(text.find('\'') != std::string_view::npos,
                                           text.find('"') != std::string_view::npos);
  out->push_back(quote);
  char buffer[escapes::kEscapeMax];
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (size_t i = 0; i < text.size();) {
    const common::utf::Step step =
        common::utf::decode_utf8(bytes + i, text.size() - i, common::utf::Surrogates::kAllow);
    const size_t escaped = escapes::write_str_escape(buffer, step.code_point, quote);
    if (escaped != 0) {
      out->append(buffer, escaped);
    } else {
      out->append(text.substr(i, step.length));
    }
    i += step.length;
  }
  out->push_back(quote);
}

void append_int(std::span<const uint64_t> limbs, std::string* out) {
  const size_t start = out->size();
  out->resize(start + common::bigint::text_bound(limbs, 10));
  const size_t written =
      common::bigint::to_text(out->data() + start, limbs, 10, common::malloc_scratch());
  MOLT_CHECK(written != common::bigint::kOutOfMemory, "ast dump", "out of memory");
  out->resize(start + written);
}

void append_imaginary(double value, std::string* out) {
  common::FloatFormat format;
  format.type = 'r';
  char buffer[64];
  out->append(buffer, common::float_format(buffer, value, format));
  out->push_back('j');
}

void append_constant(const ConstantValue& value, std::string* out) {
  switch (value.kind) {
    case ConstantKind::None:
      *out += "None";
      break;
    case ConstantKind::True:
      *out += "True";
      break;
    case ConstantKind::False:
      *out += "False";
      break;
    case ConstantKind::Ellipsis:
      *out += "Ellipsis";
      break;
    case ConstantKind::Int:
      append_int(value.limbs, out);
      break;
    case ConstantKind::Float: {
      char buffer[common::kFloatReprMax];
      out->append(buffer, common::float_repr(buffer, value.number));
      break;
    }
    case ConstantKind::Complex:
      append_imaginary(value.number, out);
      break;
    case ConstantKind::Str:
      append_str_repr(value.text, out);
      break;
    case ConstantKind::Bytes: {
      const auto* bytes = reinterpret_cast<const uint8_t*>(value.text.data());
      const size_t start = out->size();
      out->resize(start + escapes::bytes_repr_size(bytes, value.text.size()));
      escapes::write_bytes_repr(out->data() + start, bytes, value.text.size());
      break;
    }
  }
}

// Calls visit(name, value) for every field of the node.
template <class F>
void for_each_field(const Node* node, F&& visit) {
  switch (node->kind) {
#define MOLT_AST_FIELD(type, name) visit(std::string_view(#name), typed->name);
#define MOLT_AST_NODE(struct_name, base, python_name, fields)                   \
  case NodeKind::struct_name: {                                                 \
    [[maybe_unused]] const auto* typed = static_cast<const struct_name*>(node); \
    fields break;                                                               \
  }
#include "compiler/ast/nodes.def"
  }
}

// Absent optional fields are not printed.
template <class T>
bool is_printed(const T&) {
  return true;
}
template <class T>
bool is_printed(T* const& child) {
  return child != nullptr;
}
bool is_printed(const Symbol& symbol) { return static_cast<bool>(symbol); }

int printed_fields(const Node* node) {
  int count = node->kind == NodeKind::Module ? 1 : 0;
  for_each_field(node, [&](std::string_view, const auto& value) { count += is_printed(value); });
  return count;
}

template <class T>
bool is_leaf(const T&) {
  return true;
}
template <class T>
bool is_leaf(const Seq<T>& list) {
  return list.empty();
}
template <class T>
bool is_leaf(T* const& child) {
  return child == nullptr || printed_fields(child) == 0;
}

bool fits_one_line(const Node* node) {
  if (printed_fields(node) > 3) return false;
  bool fits = true;
  for_each_field(node, [&](std::string_view, const auto& value) { fits = fits && is_leaf(value); });
  return fits;
}

class Printer {
 public:
  explicit Printer(std::string* out) : out_(out) {}

  void print(const Node* node) {
    *out_ += python_name(node->kind);
    out_->push_back('(');
    const bool one_line = fits_one_line(node);
    ++level_;
    bool first = true;
    auto separate = [&] {
      if (!one_line) {
        if (!first) out_->push_back(',');
        new_line();
      } else if (!first) {
        *out_ += ", ";
      }
      first = false;
    };
    for_each_field(node, [&](std::string_view name, const auto& value) {
      if (!is_printed(value)) return;
      separate();
      if (name.ends_with('_')) name.remove_suffix(1);
      *out_ += name;
      out_->push_back('=');
      print_value(value);
    });
    if (node->kind == NodeKind::Module) {
      separate();
      *out_ += "type_ignores=[]";
    }
    --level_;
    out_->push_back(')');
  }

 private:
  void new_line() {
    out_->push_back('\n');
    out_->append(static_cast<size_t>(level_) * 3, ' ');
  }

  void print_value(int32_t number) { *out_ += std::to_string(number); }
  void print_value(Symbol symbol) { append_str_repr(symbol.text(), out_); }
  void print_value(const ConstantValue& value) { append_constant(value, out_); }

  template <class T>
  void print_value(T* child) {
    if (child) {
      print(child);
    } else {
      *out_ += "None";
    }
  }

  template <class Enum>
    requires std::is_enum_v<Enum>
  void print_value(Enum value) {
    *out_ += name_of(value);
    *out_ += "()";
  }

  template <class T>
  void print_value(const Seq<T>& list) {
    out_->push_back('[');
    ++level_;
    bool first = true;
    for (const T& item : list) {
      if (!first) out_->push_back(',');
      first = false;
      new_line();
      print_value(item);
    }
    --level_;
    out_->push_back(']');
  }

  std::string* out_;
  int level_ = 0;
};

}  // namespace

std::string repr(const ConstantValue& value) {
  std::string out;
  append_constant(value, &out);
  return out;
}

std::string dump(const Node* node) {
  std::string out;
  Printer(&out).print(node);
  out.push_back('\n');
  return out;
}

}  // namespace molt::ast
