#include "compiler/mir/printer.h"

#include <cstdio>

namespace molt::mir {

namespace {

constexpr const char* kNames[] = {"Unbound", "None",      "Bool",  "Int",    "Float",
                                  "Str",     "Bytes",     "Tuple", "List",   "Dict",
                                  "Set",     "FrozenSet", "Range", "Slice",  "Function",
                                  "Class",   "Module",    "Cell",  "Complex"};

}  // namespace

const std::span<const char* const> kKindNames = kNames;
const char* const kComparisonNames[6] = {"lt", "le", "eq", "ne", "gt", "ge"};

namespace {

std::string value_name(const Value* value) {
  if (value == nullptr) return "%null";
  return "%" + std::to_string(value->id);
}

}  // namespace

const char* rep_name(Rep rep) {
  switch (rep) {
    case Rep::kNone:
      return "none";
    case Rep::kBoxed:
      return "boxed";
    case Rep::kInt64:
      return "int64";
    case Rep::kFloat64:
      return "float64";
    case Rep::kBool:
      return "bool";
    case Rep::kPointer:
      return "pointer";
  }
  return "?";
}

namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (char c : text) {
    unsigned char u = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (u < 32 || u >= 127) {
      char buffer[8];
      std::snprintf(buffer, sizeof buffer, "\\x%02x", u);
      out += buffer;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string print_constant(const Constant* constant) {
  char buffer[64];
  switch (constant->kind) {
    case Constant::Kind::kNone:
      return "None";
    case Constant::Kind::kTrue:
      return "True";
    case Constant::Kind::kFalse:
      return "False";
    case Constant::Kind::kEllipsis:
      return "Ellipsis";
    case Constant::Kind::kNotImplemented:
      return "NotImplemented";
    case Constant::Kind::kInt:
      return constant->text;
    case Constant::Kind::kFloat:
      std::snprintf(buffer, sizeof buffer, "float %a", constant->number);
      return buffer;
    case Constant::Kind::kComplex:
      std::snprintf(buffer, sizeof buffer, "complex %a %a", constant->number, constant->imaginary);
      return buffer;
    case Constant::Kind::kStr:
      return quoted(constant->text);
    case Constant::Kind::kBytes:
      return "bytes " + quoted(constant->text);
    case Constant::Kind::kTuple:
    case Constant::Kind::kFrozenSet: {
      std::string out = constant->kind == Constant::Kind::kTuple ? "tuple(" : "frozenset(";
      for (size_t i = 0; i < constant->items.size(); i++) {
        if (i != 0) out += ", ";
        out += print_constant(constant->items[i]);
      }
      return out + ")";
    }
  }
  return "?";
}

std::string print_edge(const Edge& edge) {
  std::string out = "^" + std::to_string(edge.target->id);
  if (edge.args.empty()) return out;
  out += "(";
  for (size_t i = 0; i < edge.args.size(); i++) {
    if (i != 0) out += ", ";
    out += value_name(edge.args[i]);
  }
  return out + ")";
}

std::string print_immediates(const Instruction& i) {
  std::string out;
  switch (i.op) {
    case Opcode::constant:
    case Opcode::name_ref:
    case Opcode::builtin_type:
      return " " + print_constant(i.constant);
    case Opcode::call_entry:
      out = std::string(" ") + abi::entry_row(i.entry).name;
      // What plan_calls found out.
      if (i.number != 0) out += " counted";
      if (i.function != nullptr) out += " planned @" + i.function->symbol;
      return out;
    case Opcode::code_ref:
    case Opcode::static_function:
    case Opcode::static_function_ref:
    case Opcode::call_direct:
    case Opcode::exit_resume:
      out = " @" + i.function->symbol;
      if (i.op == Opcode::exit_resume) out += " " + std::to_string(i.number);
      return out;
    case Opcode::module_ref:
    case Opcode::module_object:
      return " @" + i.module->name;
    case Opcode::global_load:
    case Opcode::global_peek:
    case Opcode::global_store:
      return " @" + i.module->name + "." + i.module->slots[static_cast<size_t>(i.number)];
    case Opcode::check_bound:
      return " " + print_constant(i.constant) + " " + std::to_string(i.number);
    case Opcode::type_test:
    case Opcode::guard_type:
      return " " + print(Type::of(static_cast<uint32_t>(i.number)));
    case Opcode::int_compare:
    case Opcode::float_compare: {
      return std::string(" ") + kComparisonNames[i.number];
    }
    case Opcode::const_int64:
    case Opcode::const_float64:
    case Opcode::const_bool:
    case Opcode::closure_cell:
    case Opcode::tuple_item:
    case Opcode::range_field:
    case Opcode::frame_load:
    case Opcode::frame_store:
    case Opcode::frame_load_raw:
    case Opcode::frame_store_raw:
    case Opcode::suspend:
    case Opcode::yield_value:
      return " " + std::to_string(i.number);
    default:
      return "";
  }
}

}  // namespace

std::string print(Type type) {
  if (type.kinds == 0) return "Never";
  if (type == Type::any()) return "Any";
  if (type == Type::maybe_unbound()) return "Any|Unbound";
  std::string out;
  for (size_t bit = 0; bit < 32; bit++) {
    if ((type.kinds & (1u << bit)) == 0) continue;
    const char* name = bit < kKindNames.size() ? kKindNames[bit] : bit == 31 ? "Other" : nullptr;
    if (name == nullptr) continue;
    if (!out.empty()) out += "|";
    out += name;
  }
  return out;
}

std::string print(const Instruction& i) {
  std::string out;
  if (i.rep != Rep::kNone) out += value_name(&i) + " = ";
  out += i.row().name;
  out += print_immediates(i);
  for (size_t k = 0; k < i.operands.size(); k++) {
    out += k == 0 ? " " : ", ";
    out += value_name(i.operands[k]);
  }
  for (size_t k = 0; k < i.successors.size(); k++) {
    out += k == 0 ? " " : ", ";
    if (i.op == Opcode::switch_int && k < i.cases.size()) out += std::to_string(i.cases[k]) + ": ";
    out += print_edge(i.successors[k]);
  }
  if (i.unwind) out += " unwind " + print_edge(i.unwind);
  if (i.exit) out += " exit " + print_edge(i.exit);
  bool has_own_rep = i.row().result_is_any && i.op != Opcode::call_entry;
  if (has_own_rep && i.rep != Rep::kNone && i.rep != Rep::kBoxed) {
    out += std::string(" : ") + rep_name(i.rep);
  } else if (i.rep == Rep::kBoxed && i.type != Type::any()) {
    out += " : " + print(i.type);
  }
  return out;
}

const char* kind_name(Function::Kind kind) {
  switch (kind) {
    case Function::Kind::kBody:
      return "body";
    case Function::Kind::kModuleBody:
      return "module_body";
    case Function::Kind::kResume:
      return "resume";
    case Function::Kind::kExitResume:
      return "exit_resume";
  }
  return "?";
}

std::string print(const Function& function) {
  std::string out = "function @" + function.symbol + " " + kind_name(function.kind);
  if (function.code.flags != 0) out += " flags " + std::to_string(function.code.flags);
  if (function.result_rep != Rep::kBoxed)
    out += std::string(" -> ") + rep_name(function.result_rep);
  out += " {\n";
  for (const Block* block : function.blocks) {
    out += "^" + std::to_string(block->id);
    if (!block->params.empty()) {
      out += "(";
      for (size_t k = 0; k < block->params.size(); k++) {
        const BlockParam* param = block->params[k];
        if (k != 0) out += ", ";
        out += value_name(param) + ": " + rep_name(param->rep);
        if (param->rep == Rep::kBoxed && param->type != Type::any())
          out += " " + print(param->type);
      }
      out += ")";
    }
    out += ":";
    if (block->is_landing) out += " landing";
    if (block->is_cold) out += " cold";
    if (*block->label != 0) out += std::string("  # ") + block->label;
    out += "\n";
    for (const Instruction* i : block->instructions) out += "  " + print(*i) + "\n";
  }
  return out + "}\n";
}

std::string print(const Module& module) {
  std::string out = "module " + module.name + "\n";
  for (const auto& function : module.functions) out += "\n" + print(*function);
  return out;
}

}  // namespace molt::mir
