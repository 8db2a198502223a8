// The text of an expression as CPython's compiler writes it for postponed annotations
// (Python/ast_unparse.c).
#include <string>

#include "compiler/ast/ast.h"

namespace molt::ast {

namespace {

enum Priority {
  kTuple,
  kTest,
  kOr,
  kAnd,
  kNot,
  kCompare,
  kExpr,
  kBitOr = kExpr,
  kBitXor,
  kBitAnd,
  kShift,
  kArith,
  kTerm,
  kFactor,
  kPower,
  kAwait,
  kAtom,
};

struct OperatorText {
  std::string_view text;
  int priority;
};

OperatorText text_of(Operator op) {
  switch (op) {
    case Operator::Add:
      return {" + ", kArith};
    case Operator::Sub:
      return {" - ", kArith};
    case Operator::Mult:
      return {" * ", kTerm};
    case Operator::MatMult:
      return {" @ ", kTerm};
    case Operator::Div:
      return {" / ", kTerm};
    case Operator::Mod:
      return {" % ", kTerm};
    case Operator::Pow:
      return {" ** ", kPower};
    case Operator::LShift:
      return {" << ", kShift};
    case Operator::RShift:
      return {" >> ", kShift};
    case Operator::BitOr:
      return {" | ", kBitOr};
    case Operator::BitXor:
      return {" ^ ", kBitXor};
    case Operator::BitAnd:
      return {" & ", kBitAnd};
    case Operator::FloorDiv:
      return {" // ", kTerm};
  }
  MOLT_UNREACHABLE("ast", "unknown operator");
}

OperatorText text_of(UnaryOperator op) {
  switch (op) {
    case UnaryOperator::Invert:
      return {"~", kFactor};
    case UnaryOperator::Not:
      return {"not ", kNot};
    case UnaryOperator::UAdd:
      return {"+", kFactor};
    case UnaryOperator::USub:
      return {"-", kFactor};
  }
  MOLT_UNREACHABLE("ast", "unknown operator");
}

std::string_view text_of(CompareOperator op) {
  switch (op) {
    case CompareOperator::Eq:
      return " == ";
    case CompareOperator::NotEq:
      return " != ";
    case CompareOperator::Lt:
      return " < ";
    case CompareOperator::LtE:
      return " <= ";
    case CompareOperator::Gt:
      return " > ";
    case CompareOperator::GtE:
      return " >= ";
    case CompareOperator::Is:
      return " is ";
    case CompareOperator::IsNot:
      return " is not ";
    case CompareOperator::In:
      return " in ";
    case CompareOperator::NotIn:
      return " not in ";
  }
  MOLT_UNREACHABLE("ast", "unknown operator");
}

class Unparser {
 public:
  // Adds the node in parentheses if it binds less than `level`.
  void expression(const Expr* node, int level) {
    visit(node, [&](const auto& typed) { write(typed, level); });
  }
  std::string take() { return std::move(out_); }

 private:
  class Parentheses {
   public:
    Parentheses(Unparser& owner, bool wanted) : owner_(owner), wanted_(wanted) {
      if (wanted_) owner_.out_ += '(';
    }
    ~Parentheses() {
      if (wanted_) owner_.out_ += ')';
    }
    Parentheses(const Parentheses&) = delete;

   private:
    Unparser& owner_;
    bool wanted_;
  };

  void list(Seq<Expr*> items, int level) {
    for (size_t i = 0; i < items.size(); i++) {
      if (i > 0) out_ += ", ";
      expression(items[i], level);
    }
  }
  void name(Symbol symbol) { out_ += symbol.text(); }

  void write(const BoolOp& node, int level) {
    const bool is_and = node.op == BoolOperator::And;
    const int priority = is_and ? kAnd : kOr;
    Parentheses around(*this, level > priority);
    for (size_t i = 0; i < node.values.size(); i++) {
      if (i > 0) out_ += is_and ? " and " : " or ";
      expression(node.values[i], priority + 1);
    }
  }
  void write(const BinOp& node, int level) {
    const OperatorText op = text_of(node.op);
    const bool from_right = node.op == Operator::Pow;
    Parentheses around(*this, level > op.priority);
    expression(node.left, op.priority + (from_right ? 1 : 0));
    out_ += op.text;
    expression(node.right, op.priority + (from_right ? 0 : 1));
  }
  void write(const UnaryOp& node, int level) {
    const OperatorText op = text_of(node.op);
    Parentheses around(*this, level > op.priority);
    out_ += op.text;
    expression(node.operand, op.priority);
  }
  void write(const Lambda& node, int level) {
    Parentheses around(*this, level > kTest);
    const bool has_positional = !node.args->args.empty() || !node.args->posonlyargs.empty();
    out_ += has_positional ? "lambda " : "lambda";
    parameters(*node.args);
    out_ += ": ";
    expression(node.body, kTest);
  }
  void write(const IfExp& node, int level) {
    Parentheses around(*this, level > kTest);
    expression(node.body, kTest + 1);
    out_ += " if ";
    expression(node.test, kTest + 1);
    out_ += " else ";
    expression(node.orelse, kTest);
  }
  void write(const Dict& node, int) {
    out_ += '{';
    for (size_t i = 0; i < node.values.size(); i++) {
      if (i > 0) out_ += ", ";
      if (node.keys[i] != nullptr) {
        expression(node.keys[i], kTest);
        out_ += ": ";
        expression(node.values[i], kTest);
      } else {
        out_ += "**";
        expression(node.values[i], kExpr);
      }
    }
    out_ += '}';
  }
  void write(const Set& node, int) {
    out_ += '{';
    list(node.elts, kTest);
    out_ += '}';
  }
  void write(const List& node, int) {
    out_ += '[';
    list(node.elts, kTest);
    out_ += ']';
  }
  void write(const Tuple& node, int level) {
    if (node.elts.empty()) {
      out_ += "()";
      return;
    }
    Parentheses around(*this, level > kTuple);
    list(node.elts, kTest);
    if (node.elts.size() == 1) out_ += ',';
  }

  void clauses(Seq<Comprehension*> generators) {
    for (const Comprehension* clause : generators) {
      out_ += clause->is_async != 0 ? " async for " : " for ";
      expression(clause->target, kTuple);
      out_ += " in ";
      expression(clause->iter, kTest + 1);
      for (const Expr* test : clause->ifs) {
        out_ += " if ";
        expression(test, kTest + 1);
      }
    }
  }
  void comprehension(char open, const Expr* element, Seq<Comprehension*> generators, char close) {
    out_ += open;
    expression(element, kTest);
    clauses(generators);
    out_ += close;
  }
  void write(const GeneratorExp& node, int) { comprehension('(', node.elt, node.generators, ')'); }
  void write(const ListComp& node, int) { comprehension('[', node.elt, node.generators, ']'); }
  void write(const SetComp& node, int) { comprehension('{', node.elt, node.generators, '}'); }
  void write(const DictComp& node, int) {
    out_ += '{';
    expression(node.key, kTest);
    out_ += ": ";
    expression(node.value, kTest);
    clauses(node.generators);
    out_ += '}';
  }

  void write(const Compare& node, int level) {
    Parentheses around(*this, level > kCompare);
    expression(node.left, kCompare + 1);
    for (size_t i = 0; i < node.comparators.size(); i++) {
      out_ += text_of(node.ops[i]);
      expression(node.comparators[i], kCompare + 1);
    }
  }
  void write(const Call& node, int) {
    expression(node.func, kAtom);
    // f(x for x in y) has one pair of parentheses.
    if (node.args.size() == 1 && node.keywords.empty() && is<GeneratorExp>(node.args[0])) {
      expression(node.args[0], kTuple);
      return;
    }
    out_ += '(';
    list(node.args, kTest);
    bool is_first = node.args.empty();
    for (const Keyword* keyword : node.keywords) {
      if (!is_first) out_ += ", ";
      is_first = false;
      if (keyword->arg) {
        name(keyword->arg);
        out_ += '=';
      } else {
        out_ += "**";
      }
      expression(keyword->value, kTest);
    }
    out_ += ')';
  }

  void parameter(const Arg* arg) {
    name(arg->arg);
    if (arg->annotation == nullptr) return;
    out_ += ": ";
    expression(arg->annotation, kTest);
  }
  void parameters(const Arguments& args) {
    bool is_first = true;
    auto separate = [&] {
      if (!is_first) out_ += ", ";
      is_first = false;
    };
    const size_t num_positional_only = args.posonlyargs.size();
    const size_t num_positional = num_positional_only + args.args.size();
    for (size_t i = 0; i < num_positional; i++) {
      separate();
      parameter(i < num_positional_only ? args.posonlyargs[i] : args.args[i - num_positional_only]);
      const size_t first_default = num_positional - args.defaults.size();
      if (i >= first_default) {
        out_ += '=';
        expression(args.defaults[i - first_default], kTest);
      }
      if (i + 1 == num_positional_only) out_ += ", /";
    }
    if (args.vararg != nullptr || !args.kwonlyargs.empty()) {
      separate();
      out_ += '*';
      if (args.vararg != nullptr) parameter(args.vararg);
    }
    for (size_t i = 0; i < args.kwonlyargs.size(); i++) {
      separate();
      parameter(args.kwonlyargs[i]);
      if (args.kw_defaults[i] == nullptr) continue;
      out_ += '=';
      expression(args.kw_defaults[i], kTest);
    }
    if (args.kwarg == nullptr) return;
    separate();
    out_ += "**";
    parameter(args.kwarg);
  }

  static void append_escaped(std::string_view text, std::string* out) {
    for (char c : text) {
      out->push_back(c);
      if (c == '{' || c == '}') out->push_back(c);
    }
  }
  // An f-string without its quotes.
  static std::string body_of(Seq<Expr*> values) {
    std::string body;
    for (const Expr* value : values) append_part(value, &body);
    return body;
  }
  static void append_part(const Expr* part, std::string* body) {
    if (const auto* text = dyn_as<Constant>(part)) {
      append_escaped(text->value.text, body);
    } else if (const auto* joined = dyn_as<JoinedStr>(part)) {
      *body += body_of(joined->values);
    } else {
      const auto* formatted = as<FormattedValue>(part);
      Unparser inner;
      // A lambda, which has a colon, needs parentheses.
      inner.expression(formatted->value, kTest + 1);
      *body += inner.out_.starts_with('{') ? "{ " : "{";
      *body += inner.out_;
      if (formatted->conversion > 0) {
        *body += '!';
        *body += static_cast<char>(formatted->conversion);
      }
      if (formatted->format_spec != nullptr) {
        *body += ':';
        append_part(formatted->format_spec, body);
      }
      *body += '}';
    }
  }
  void f_string(std::string_view body) {
    ConstantValue text;
    text.kind = ConstantKind::Str;
    text.text = body;
    out_ += 'f';
    out_ += repr(text);
  }
  void write(const JoinedStr& node, int) { f_string(body_of(node.values)); }
  void write(const FormattedValue& node, int) {
    std::string body;
    append_part(&node, &body);
    f_string(body);
  }

  void write(const Constant& node, int) {
    if (node.value.kind == ConstantKind::Ellipsis) {
      out_ += "...";
      return;
    }
    if (node.kind_) out_ += 'u';
    std::string text = repr(node.value);
    const bool is_number =
        node.value.kind == ConstantKind::Float || node.value.kind == ConstantKind::Complex;
    const size_t infinity = is_number ? text.find("inf") : std::string::npos;
    if (infinity != std::string::npos) text.replace(infinity, 3, "1e309");
    out_ += text;
  }
  void write(const Attribute& node, int) {
    expression(node.value, kAtom);
    const auto* constant = dyn_as<Constant>(node.value);
    // 1 .real: the dot must not become part of the number.
    const bool is_int = constant != nullptr && constant->value.kind == ConstantKind::Int;
    out_ += is_int ? " ." : ".";
    name(node.attr);
  }
  void write(const Starred& node, int) {
    out_ += '*';
    expression(node.value, kExpr);
  }
  void write(const Name& node, int) { name(node.id); }
  void write(const NamedExpr& node, int level) {
    Parentheses around(*this, level > kTuple);
    expression(node.target, kAtom);
    out_ += " := ";
    expression(node.value, kAtom);
  }
  void write(const Subscript& node, int) {
    expression(node.value, kAtom);
    out_ += '[';
    expression(node.slice, kTuple);
    out_ += ']';
  }
  void write(const Slice& node, int) {
    if (node.lower != nullptr) expression(node.lower, kTest);
    out_ += ':';
    if (node.upper != nullptr) expression(node.upper, kTest);
    if (node.step == nullptr) return;
    out_ += ':';
    expression(node.step, kTest);
  }
  void write(const Yield& node, int) {
    out_ += "(yield";
    if (node.value != nullptr) {
      out_ += ' ';
      expression(node.value, kTuple);
    }
    out_ += ')';
  }
  void write(const YieldFrom& node, int) {
    out_ += "(yield from ";
    expression(node.value, kTest);
    out_ += ')';
  }
  void write(const Await& node, int level) {
    Parentheses around(*this, level > kAwait);
    out_ += "await ";
    expression(node.value, kAtom);
  }
  void write(const Node&, int) { MOLT_UNREACHABLE("ast", "no expression"); }

  std::string out_;
};

}  // namespace

std::string unparse(const Expr* node) {
  Unparser unparser;
  unparser.expression(node, kTest);
  return unparser.take();
}

}  // namespace molt::ast
