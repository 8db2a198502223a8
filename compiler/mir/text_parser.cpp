// Two passes over the lines of a function: the first makes blocks, parameters and instructions, so
// that the second can refer to any of them.
#include "compiler/mir/text_parser.h"

#include <cstdlib>
#include <unordered_map>

#include "compiler/mir/builder.h"
#include "compiler/mir/printer.h"

namespace molt::mir {

namespace {

// One line, from left to right. After an error every question is answered with nothing.
class Line {
 public:
  explicit Line(std::string_view text) : rest_(text) { skip_space(); }

  bool at_end() const { return rest_.empty(); }
  bool next_is(std::string_view token) const { return rest_.starts_with(token); }
  bool accept(std::string_view token) {
    if (!next_is(token)) return false;
    rest_.remove_prefix(token.size());
    skip_space();
    return true;
  }
  // Accepts a whole word.
  bool accept_word(std::string_view word) {
    if (!next_is(word) || (rest_.size() > word.size() && is_word(rest_[word.size()]))) return false;
    return accept(word);
  }
  std::string word() {
    return take([](char c) { return is_word(c); });
  }
  // The name of a function, module or global.
  std::string symbol() {
    return take([](char c) { return c != ' ' && c != '\n'; });
  }
  // A number as the printer writes it, of any kind.
  std::string number() {
    return take([](char c) { return is_word(c) || c == '-' || c == '+' || c == '.'; });
  }
  int64_t integer() { return std::strtoll(number().c_str(), nullptr, 10); }
  std::string quoted();
  std::string_view rest() const { return rest_; }

 private:
  static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
  template <typename Accept>
  std::string take(Accept accepts) {
    size_t size = 0;
    while (size < rest_.size() && accepts(rest_[size])) size++;
    std::string text(rest_.substr(0, size));
    rest_.remove_prefix(size);
    skip_space();
    return text;
  }
  void skip_space() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }

  std::string_view rest_;
};

// Requires that the line goes on with a quote.
std::string Line::quoted() {
  std::string text;
  size_t i = 1;
  for (; i < rest_.size() && rest_[i] != '"'; i++) {
    if (rest_[i] != '\\') {
      text += rest_[i];
    } else if (rest_[i + 1] == 'x') {
      text +=
          static_cast<char>(std::strtol(std::string(rest_.substr(i + 2, 2)).c_str(), nullptr, 16));
      i += 3;
    } else {
      text += rest_[++i];
    }
  }
  rest_.remove_prefix(std::min(i + 1, rest_.size()));
  skip_space();
  return text;
}

// The line up to a comment outside quotes; the comment goes to `comment`.
std::string_view without_comment(std::string_view line, std::string_view* comment) {
  bool is_quoted = false;
  for (size_t i = 0; i < line.size(); i++) {
    if (is_quoted && line[i] == '\\') {
      i++;
    } else if (line[i] == '"') {
      is_quoted = !is_quoted;
    } else if (line[i] == '#' && !is_quoted && (i == 0 || line[i - 1] == ' ')) {
      *comment = line.substr(i + 1);
      line = line.substr(0, i);
      break;
    }
  }
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

constexpr Rep kReps[] = {Rep::kNone,    Rep::kBoxed, Rep::kInt64,
                         Rep::kFloat64, Rep::kBool,  Rep::kPointer};

class TextParser {
 public:
  explicit TextParser(std::string_view text) {
    for (size_t start = 0; start < text.size();) {
      size_t end = std::min(text.find('\n', start), text.size());
      SourceLine line;
      line.text = without_comment(text.substr(start, end - start), &line.comment);
      lines_.push_back(line);
      start = end + 1;
    }
  }

  TextProgram run() {
    declare();
    for (size_t n = 0; n < lines_.size() && program_.error.empty(); n++) {
      number_ = n;
      Line line(lines_[n].text);
      if (line.accept_word("module")) {
        module_ = module_named(line.symbol());
      } else if (line.accept_word("function")) {
        line.accept("@");
        n = parse_function(functions_.at(line.symbol()), n + 1);
      } else if (!line.at_end()) {
        fail("expected a module or a function");
      }
    }
    return std::move(program_);
  }

 private:
  struct SourceLine {
    std::string_view text;
    std::string_view comment;
  };

  void fail(const std::string& what) {
    if (program_.error.empty())
      program_.error = "line " + std::to_string(number_ + 1) + ": " + what;
  }

  Module* module_named(const std::string& name) {
    for (auto& module : program_.modules) {
      if (module->name == name) return module.get();
    }
    program_.modules.push_back(std::make_unique<Module>());
    program_.modules.back()->name = name;
    return program_.modules.back().get();
  }

  // Modules and functions, which may be named before they come.
  void declare() {
    for (number_ = 0; number_ < lines_.size(); number_++) {
      Line line(lines_[number_].text);
      if (line.accept_word("module")) {
        module_ = module_named(line.symbol());
      } else if (line.accept_word("function")) {
        if (module_ == nullptr) module_ = module_named("__main__");
        declare_function(line);
      }
    }
  }

  void declare_function(Line& line) {
    if (!line.accept("@")) return fail("expected @ and the function's name");
    std::string symbol = line.symbol();
    Function* function = nullptr;
    using Kind = Function::Kind;
    for (Kind kind : {Kind::kBody, Kind::kModuleBody, Kind::kResume, Kind::kExitResume}) {
      if (!line.accept_word(kind_name(kind))) continue;
      function = module_->new_function(kind, symbol);
      break;
    }
    if (function == nullptr) return fail("expected the function's kind");
    if (functions_.contains(symbol)) return fail("a second function @" + symbol);
    functions_[symbol] = function;
    if (function->kind == Kind::kModuleBody) module_->body = function;
    if (line.accept_word("flags")) function->code.flags = static_cast<uint32_t>(line.integer());
    if (line.accept("->")) function->result_rep = parse_rep(line);
    function->positions.push_back({1, 1, 0, 0});
    if (!line.accept("{") || !line.at_end()) fail("expected { at the end of the line");
  }

  Rep parse_rep(Line& line) {
    for (Rep rep : kReps) {
      if (line.accept_word(rep_name(rep))) return rep;
    }
    fail("expected a representation");
    return Rep::kNone;
  }

  Type parse_type(Line& line) {
    uint32_t kinds = 0;
    do {
      uint32_t before = kinds;
      std::string name = line.word();
      if (name == "Never") return Type::none();
      if (name == "Any") kinds |= Type::any().kinds;
      // The bits without a name belong to it.
      if (name == "Other") kinds |= ~((uint32_t{1} << kKindNames.size()) - 1);
      for (size_t bit = 0; bit < kKindNames.size(); bit++) {
        if (name == kKindNames[bit]) kinds |= uint32_t{1} << bit;
      }
      if (kinds == before) fail("no type is called '" + name + "'");
    } while (line.accept("|"));
    return Type::of(kinds);
  }

  // Returns the number of the closing line.
  size_t parse_function(Function* function, size_t first) {
    function_ = function;
    values_.clear();
    blocks_.clear();
    instructions_.clear();
    size_t end = first;
    while (end < lines_.size() && lines_[end].text != "}") end++;
    number_ = end;
    if (end == lines_.size()) fail("a function without an end");
    Block* block = nullptr;
    for (number_ = first; number_ < end && program_.error.empty(); number_++) {
      Line line(lines_[number_].text);
      if (line.next_is("^")) {
        block = define_block(line);
      } else if (block == nullptr && !line.at_end()) {
        fail("expected a block");
      } else if (!line.at_end()) {
        define_instruction(line, block);
      }
    }
    for (number_ = first; number_ < end && program_.error.empty(); number_++) {
      auto found = instructions_.find(number_);
      if (found != instructions_.end()) parse_instruction(found->second);
    }
    number_values();
    return end;
  }

  uint32_t parse_id(Line& line) { return static_cast<uint32_t>(line.integer()); }

  Block* define_block(Line& line) {
    line.accept("^");
    uint32_t id = parse_id(line);
    Block* block = function_->new_block("");
    block->id = id;
    if (!blocks_.emplace(id, block).second) fail("a second block with this number");
    if (line.accept("(")) {
      do {
        define_param(line, block);
      } while (line.accept(","));
      if (!line.accept(")")) fail("expected )");
    }
    if (!line.accept(":")) fail("expected :");
    block->is_landing = line.accept_word("landing");
    block->is_cold = line.accept_word("cold");
    if (!line.at_end()) fail("unexpected text after the block");
    std::string_view comment = lines_[number_].comment;
    while (comment.starts_with(' ')) comment.remove_prefix(1);
    if (!comment.empty()) block->label = program_.labels.emplace_back(comment).c_str();
    return block;
  }

  void define(Value* value, uint32_t id) {
    value->id = id;
    if (!values_.emplace(id, value).second) fail("a second value with this number");
  }

  void define_param(Line& line, Block* block) {
    if (!line.accept("%")) return fail("expected a parameter");
    uint32_t id = parse_id(line);
    if (!line.accept(":")) return fail("expected : and the parameter's representation");
    Rep rep = parse_rep(line);
    bool has_type = !line.next_is(",") && !line.next_is(")");
    define(function_->add_param(block, rep, has_type ? parse_type(line) : Type::any()), id);
  }

  void define_instruction(Line& line, Block* block) {
    uint32_t id = 0;
    bool has_result = line.accept("%");
    if (has_result) {
      id = parse_id(line);
      if (!line.accept("=")) fail("expected =");
    }
    std::string name = line.word();
    Instruction* instruction = nullptr;
#define MOLT_INSTRUCTION(opcode, result, operands, flags, ownership) \
  if (name == #opcode) instruction = function_->new_instruction(Opcode::opcode);
#include "compiler/mir/instructions.def"
#undef MOLT_INSTRUCTION
    if (instruction == nullptr) return fail("no instruction is called '" + name + "'");
    instruction->block = block;
    block->instructions.push_back(instruction);
    instructions_.emplace(number_, Pending{instruction, line, has_result});
    if (has_result) {
      define(instruction, id);
    } else {
      unnumbered_.push_back(instruction);
    }
  }

  // Values that are not printed come after the others.
  void number_values() {
    uint32_t num_values = 0;
    for (const auto& [id, value] : values_) num_values = std::max(num_values, id + 1);
    for (Value* value : unnumbered_) value->id = num_values++;
    function_->num_values = num_values;
    uint32_t num_blocks = 0;
    for (const auto& [id, block] : blocks_) num_blocks = std::max(num_blocks, id + 1);
    function_->num_blocks = num_blocks;
    unnumbered_.clear();
  }

  struct Pending {
    Instruction* instruction;
    Line rest;
    bool has_result;
  };

  void parse_instruction(Pending& pending) {
    Instruction& i = *pending.instruction;
    Line& line = pending.rest;
    parse_immediates(line, i);
    if (!program_.error.empty()) return;
    if (i.row().result_is_any && i.op != Opcode::call_entry && pending.has_result)
      i.rep = Rep::kBoxed;
    while (line.next_is("%")) {
      i.operands.push_back(parse_value(line));
      if (!line.accept(",")) break;
    }
    while (i.is_terminator() && (line.next_is("^") || i.op == Opcode::switch_int)) {
      if (!line.next_is("^")) {
        i.cases.push_back(line.integer());
        if (!line.accept(":")) return fail("expected : after a case");
      }
      i.successors.push_back(parse_edge(line));
      if (!line.accept(",")) break;
    }
    if (line.accept_word("unwind")) i.unwind = parse_edge(line);
    if (line.accept_word("exit")) i.exit = parse_edge(line);
    if (line.accept(":")) parse_result(line, i);
    if (!line.at_end()) fail("unexpected text: " + std::string(line.rest()));
    if ((i.rep != Rep::kNone) != pending.has_result)
      fail(pending.has_result ? "this has no result" : "the result needs a name");
  }

  void parse_result(Line& line, Instruction& i) {
    for (Rep rep : kReps) {
      if (!line.accept_word(rep_name(rep))) continue;
      i.rep = rep;
      return;
    }
    i.type = parse_type(line);
  }

  Value* parse_value(Line& line) {
    line.accept("%");
    uint32_t id = parse_id(line);
    auto found = values_.find(id);
    if (found == values_.end()) fail("no value %" + std::to_string(id));
    return found == values_.end() ? nullptr : found->second;
  }

  Edge parse_edge(Line& line) {
    Edge edge;
    if (!line.accept("^")) {
      fail("expected a block");
      return edge;
    }
    uint32_t id = parse_id(line);
    auto found = blocks_.find(id);
    if (found == blocks_.end()) fail("no block ^" + std::to_string(id));
    if (found != blocks_.end()) edge.target = found->second;
    if (!line.accept("(")) return edge;
    do {
      edge.args.push_back(parse_value(line));
    } while (line.accept(","));
    if (!line.accept(")")) fail("expected )");
    return edge;
  }

  const Constant* parse_constant(Line& line);
  const Constant* parse_items(Line& line, Constant::Kind kind);
  void parse_immediates(Line& line, Instruction& i);
  void parse_entry(Line& line, Instruction& i);
  void parse_global(Line& line, Instruction& i);
  void parse_function_reference(Line& line, Instruction& i);

  std::vector<SourceLine> lines_;
  TextProgram program_;
  // Of the line that is read, from 0.
  size_t number_ = 0;
  Module* module_ = nullptr;
  Function* function_ = nullptr;
  std::unordered_map<std::string, Function*> functions_;
  // Of the function: by printed number, and the instruction of each line.
  std::unordered_map<uint32_t, Value*> values_;
  std::unordered_map<uint32_t, Block*> blocks_;
  std::unordered_map<size_t, Pending> instructions_;
  std::vector<Value*> unnumbered_;
};

const Constant* TextParser::parse_constant(Line& line) {
  using Kind = Constant::Kind;
  constexpr std::pair<const char*, Kind> kSingletons[] = {
      {"None", Kind::kNone},
      {"True", Kind::kTrue},
      {"False", Kind::kFalse},
      {"Ellipsis", Kind::kEllipsis},
      {"NotImplemented", Kind::kNotImplemented}};
  for (auto [name, kind] : kSingletons) {
    if (line.accept_word(name)) return module_->constant({kind, "", 0, 0, {}, 0});
  }
  if (line.next_is("\"")) return module_->str_constant(line.quoted());
  if (line.accept_word("bytes"))
    return module_->constant({Kind::kBytes, line.quoted(), 0, 0, {}, 0});
  auto real = [&] { return std::strtod(line.number().c_str(), nullptr); };
  if (line.accept_word("float")) return module_->constant({Kind::kFloat, "", real(), 0, {}, 0});
  if (line.accept_word("complex")) {
    double value = real();
    double imaginary = real();
    return module_->constant({Kind::kComplex, "", value, imaginary, {}, 0});
  }
  if (line.accept_word("tuple")) return parse_items(line, Kind::kTuple);
  if (line.accept_word("frozenset")) return parse_items(line, Kind::kFrozenSet);
  std::string digits = line.number();
  if (digits.empty()) fail("expected a constant");
  return module_->constant({Kind::kInt, digits, 0, 0, {}, 0});
}

const Constant* TextParser::parse_items(Line& line, Constant::Kind kind) {
  Constant constant{kind, "", 0, 0, {}, 0};
  if (!line.accept("(")) fail("expected (");
  while (!line.next_is(")") && program_.error.empty()) {
    constant.items.push_back(parse_constant(line));
    if (!line.accept(",")) break;
  }
  if (!line.accept(")")) fail("expected )");
  return module_->constant(std::move(constant));
}

void TextParser::parse_entry(Line& line, Instruction& i) {
  std::string name = line.word();
  for (size_t id = 0; id < static_cast<size_t>(abi::EntryId::kCount); id++) {
    if (name != abi::kEntries[id].name) continue;
    i.entry = static_cast<abi::EntryId>(id);
    i.rep = result_rep(i.entry);
    if (line.accept_word("counted")) i.number = 1;
    if (line.accept_word("planned")) parse_function_reference(line, i);
    return;
  }
  fail("no entry is called '" + name + "'");
}

void TextParser::parse_global(Line& line, Instruction& i) {
  line.accept("@");
  std::string name = line.symbol();
  size_t dot = name.rfind('.');
  if (dot == std::string::npos) return fail("expected @module.name");
  i.module = module_named(name.substr(0, dot));
  i.number = i.module->slot_of(name.substr(dot + 1));
}

void TextParser::parse_function_reference(Line& line, Instruction& i) {
  line.accept("@");
  std::string symbol = line.symbol();
  auto found = functions_.find(symbol);
  if (found == functions_.end()) return fail("no function @" + symbol);
  i.function = found->second;
}

// As print_immediates.
void TextParser::parse_immediates(Line& line, Instruction& i) {
  switch (i.op) {
    case Opcode::constant:
    case Opcode::name_ref:
    case Opcode::builtin_type:
      i.constant = parse_constant(line);
      return;
    case Opcode::call_entry:
      return parse_entry(line, i);
    case Opcode::code_ref:
    case Opcode::static_function:
    case Opcode::static_function_ref:
    case Opcode::call_direct:
      return parse_function_reference(line, i);
    case Opcode::exit_resume:
      parse_function_reference(line, i);
      i.number = line.integer();
      return;
    case Opcode::module_ref:
    case Opcode::module_object:
      line.accept("@");
      i.module = module_named(line.symbol());
      return;
    case Opcode::global_load:
    case Opcode::global_peek:
    case Opcode::global_store:
      return parse_global(line, i);
    case Opcode::check_bound:
      i.constant = parse_constant(line);
      i.number = line.integer();
      return;
    case Opcode::type_test:
    case Opcode::guard_type:
      i.number = static_cast<int64_t>(parse_type(line).kinds);
      return;
    case Opcode::int_compare:
    case Opcode::float_compare: {
      std::string name = line.word();
      i.number = -1;
      for (int64_t k = 0; k < 6; k++) {
        if (name == kComparisonNames[k]) i.number = k;
      }
      if (i.number < 0) fail("no comparison is called '" + name + "'");
      return;
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
      i.number = line.integer();
      return;
    default:
      return;
  }
}

}  // namespace

TextProgram parse_text(std::string_view text) { return TextParser(text).run(); }

}  // namespace molt::mir
