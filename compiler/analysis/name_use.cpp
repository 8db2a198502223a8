#include "compiler/analysis/name_use.h"

#include <algorithm>

namespace molt::analysis {

namespace {

using mir::Opcode;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_name_character(char c) { return is_letter_or_digit(c) || c == '_' || (c & 0x80) != 0; }

// "{0.name}": str.format looks the attribute up.
void add_format_fields(std::string_view text, std::set<std::string>* names) {
  if (text.find('{') == std::string_view::npos) return;
  for (size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
    size_t end = dot + 1;
    while (end < text.size() && is_name_character(text[end])) end++;
    const std::string_view name = text.substr(dot + 1, end - dot - 1);
    if (may_be_name(name)) names->emplace(name);
  }
}

// "visit_%s", "visit_{}": the start of the names that are made from it, which ends in '_'.
void add_format_prefix(std::string_view text, std::set<std::string>* names) {
  size_t end = 0;
  while (end < text.size() && is_name_character(text[end])) end++;
  if (end == 0 || end == text.size() || text[end - 1] != '_') return;
  if (text[end] == '%' || text[end] == '{') names->emplace(text.substr(0, end));
}

// "iso-8859-15": names of codecs are looked up in this form.
void add_codec_name(std::string_view text, std::set<std::string>* names) {
  constexpr size_t kLongest = 24;
  if (text.size() > kLongest || text.find('-') == std::string_view::npos) return;
  std::string name(text);
  std::ranges::replace(name, '-', '_');
  if (may_be_name(name)) names->insert(name);
}

void add_constant(const mir::Constant& constant, std::set<std::string>* names) {
  using Kind = mir::Constant::Kind;
  if (constant.kind == Kind::kStr) {
    if (may_be_name(constant.text)) names->insert(constant.text);
    add_format_fields(constant.text, names);
    add_format_prefix(constant.text, names);
    add_codec_name(constant.text, names);
  }
  for (const mir::Constant* item : constant.items) add_constant(*item, names);
}

// A class body runs where its class statement stands.
bool is_class_body(const mir::Function& function) {
  return function.kind == mir::Function::Kind::kBody &&
         (function.code.flags & abi::kCodeNewLocals) == 0;
}

using Values = std::set<const mir::Value*>;

const mir::Instruction* instruction_of(const mir::Value* value) {
  return value->origin == mir::Value::Origin::kInstruction
             ? static_cast<const mir::Instruction*>(value)
             : nullptr;
}

bool is_listing(const mir::Instruction& i) {
  return i.module->slots[static_cast<size_t>(i.number)] == "__all__";
}

// The constants of a list that is put together by displays and operators.
void add_parts(const mir::Value* value, Values* parts) {
  const mir::Instruction* i = instruction_of(value);
  if (i == nullptr || !parts->insert(i).second) return;
  if (i->op != Opcode::call_entry) return;
  for (const mir::Value* operand : i->operands) add_parts(operand, parts);
}

// Names that an instruction gives to something, or lists for the outside, rather than uses.
void add_definitions(const mir::Instruction& i, bool is_in_class, const mir::Value* space,
                     Values* result) {
  if (i.op == Opcode::global_store && is_listing(i)) return add_parts(i.operands[0], result);
  if (i.op != Opcode::call_entry) return;
  switch (i.entry) {
    case abi::EntryId::import_name:
      result->insert(i.operands[2]);
      [[fallthrough]];
    case abi::EntryId::import_from:
    case abi::EntryId::build_class:
      result->insert(i.operands[1]);
      break;
    case abi::EntryId::set_item: {
      if (!is_in_class || i.operands[0] != space) break;
      const mir::Instruction* key = instruction_of(i.operands[1]);
      if (key == nullptr || key->op != Opcode::constant) break;
      // Special names tell the runtime something.
      if (!key->constant->text.starts_with("__")) result->insert(key);
      if (key->constant->text == "__qualname__") result->insert(i.operands[2]);
      break;
    }
    case abi::EntryId::call_method: {
      // __all__.append(name) and its like.
      const mir::Instruction* receiver = instruction_of(i.operands[2]);
      if (receiver == nullptr || receiver->op != Opcode::global_load || !is_listing(*receiver))
        break;
      for (size_t k = 3; k < i.operands.size(); k++) add_parts(i.operands[k], result);
      break;
    }
    default:
      break;
  }
}

void add_instruction(const mir::Instruction& i, FunctionUse* function) {
  if (i.op == Opcode::global_load) {
    function->globals.insert(i.module->slots[static_cast<size_t>(i.number)]);
  } else if (i.op == Opcode::name_ref) {
    function->attributes.insert(i.constant->text);
  } else if (i.op == Opcode::constant) {
    add_constant(*i.constant, &function->attributes);
  } else if (i.op == Opcode::call_entry) {
    if (i.entry == abi::EntryId::format_value) function->attributes.insert("format");
    // The name is looked up in the module too.
    if (i.entry == abi::EntryId::class_load_name) {
      function->globals.insert(instruction_of(i.operands[3])->constant->text);
    }
  }
}

FunctionUse function_use(const mir::Function& function) {
  FunctionUse result;
  const bool is_in_class = is_class_body(function);
  if (function.kind != mir::Function::Kind::kModuleBody) {
    result.qualname = function.code.qualname;
    if (!is_in_class) result.symbol = function.symbol;
  }
  result.is_generator = (function.code.flags & (abi::kCodeGenerator | abi::kCodeCoroutine |
                                                abi::kCodeAsyncGenerator)) != 0;
  // The class body of A.f.B belongs to A.f, that of A to the module.
  if (is_in_class) {
    const size_t locals = result.qualname.rfind(".<locals>");
    result.qualname.resize(locals == std::string::npos ? 0 : locals);
  }
  result.imports = function.imports;
  const mir::Value* space = is_in_class ? function.entry()->params[1] : nullptr;
  Values definitions;
  for (const mir::Block* block : function.blocks) {
    if (block->is_idle) continue;
    for (const mir::Instruction* i : block->instructions) {
      add_definitions(*i, is_in_class, space, &definitions);
    }
  }
  for (const mir::Block* block : function.blocks) {
    if (block->is_idle) continue;
    for (const mir::Instruction* i : block->instructions) {
      if (!definitions.contains(i)) add_instruction(*i, &result);
    }
  }
  return result;
}

// Decorators that give what they decorate to nobody else.
constexpr std::string_view kQuietDecorators[] = {
    "abstractmethod",  "cache",           "cached_property", "classmethod", "contextmanager",
    "coroutine",       "deleter",         "final",           "getter",      "lru_cache",
    "overload",        "property",        "recursive_repr",  "setter",      "staticmethod",
    "total_ordering",  "wraps",           "_tp_cache",       "_cacheable",  "asynccontextmanager",
    "_recursive_repr", "dynamic_property"};

// The name of what is called: f(x), m.f(x), f(1)(x).
std::string_view callee_name(const mir::Value* callee) {
  const mir::Instruction* i = instruction_of(callee);
  if (i == nullptr) return "";
  if (i->op == Opcode::global_load) return i->module->slots[static_cast<size_t>(i->number)];
  if (i->op != Opcode::call_entry) return "";
  size_t name_operand = 0;
  switch (i->entry) {
    case abi::EntryId::get_attribute:
      name_operand = 1;
      break;
    case abi::EntryId::call_method:
      break;
    case abi::EntryId::class_load_name:
      name_operand = 3;
      break;
    case abi::EntryId::call:
    case abi::EntryId::call_keywords:
      return callee_name(i->operands[0]);
    default:
      return "";
  }
  const mir::Instruction* name = instruction_of(i->operands[name_operand]);
  return name != nullptr && name->op == Opcode::name_ref ? std::string_view(name->constant->text)
                                                         : "";
}

bool is_quiet_decorator(std::string_view name) {
  return std::find(std::begin(kQuietDecorators), std::end(kQuietDecorators), name) !=
         std::end(kQuietDecorators);
}

// The function object that a value is, possibly decorated, or null.
const mir::Function* made_function(const mir::Value* value) {
  const mir::Instruction* i = instruction_of(value);
  if (i == nullptr) return nullptr;
  if (i->op == Opcode::code_ref || i->op == Opcode::static_function_ref) return i->function;
  if (i->op != Opcode::call_entry) return nullptr;
  if (i->entry == abi::EntryId::make_function || i->entry == abi::EntryId::bind_static_function) {
    return made_function(i->operands[0]);
  }
  const bool is_decorated = i->entry == abi::EntryId::call && i->operands.size() == 2;
  if (!is_decorated || !is_quiet_decorator(callee_name(i->operands[0]))) return nullptr;
  return made_function(i->operands[1]);
}

// Whether the instruction only binds the function's name or makes the function.
bool is_quiet_use(const mir::Instruction& i, size_t operand, const mir::Value* space) {
  if (i.op == Opcode::global_store) return true;
  if (i.op != Opcode::call_entry) return false;
  switch (i.entry) {
    case abi::EntryId::make_function:
    case abi::EntryId::bind_static_function:
      return operand == 0;
    case abi::EntryId::build_class:
      return operand == 0;
    case abi::EntryId::set_item:
      return i.operands[0] == space;
    default:
      return made_function(&i) != nullptr;
  }
}

void add_escapes(const mir::Function& function, std::set<const mir::Function*>* escaping) {
  const mir::Value* space = is_class_body(function) ? function.entry()->params[1] : nullptr;
  for (const mir::Block* block : function.blocks) {
    if (block->is_idle) continue;
    for (const mir::Instruction* i : block->instructions) {
      for (size_t k = 0; k < i->operands.size(); k++) {
        const mir::Function* made = made_function(i->operands[k]);
        if (made != nullptr && !is_quiet_use(*i, k, space)) escaping->insert(made);
      }
    }
  }
}

// Methods that are called when a class, or an instance of it, is made.
bool makes_object(const std::string& method) {
  return method == "__new__" || method == "__init__" || method == "__set_name__" ||
         method == "__init_subclass__";
}

void add_makers(const mir::Function& class_body, std::set<const mir::Function*>* escaping) {
  for (const mir::Block* block : class_body.blocks) {
    for (const mir::Instruction* i : block->instructions) {
      for (const mir::Value* operand : i->operands) {
        const mir::Function* made = made_function(operand);
        if (made != nullptr && makes_object(made->code.name)) escaping->insert(made);
      }
    }
  }
}

// Who gets a class otherwise than under its name, such as a decorator, may make instances of it.
void add_escaping_classes(const mir::Function& function, std::set<const mir::Function*>* escaping) {
  for (const mir::Block* block : function.blocks) {
    if (block->is_idle) continue;
    for (const mir::Instruction* i : block->instructions) {
      const bool binds_name = i->op == Opcode::global_store ||
                              (i->op == Opcode::call_entry && i->entry == abi::EntryId::set_item);
      if (binds_name) continue;
      for (const mir::Value* operand : i->operands) {
        const mir::Instruction* made = instruction_of(operand);
        if (made == nullptr || made->op != Opcode::call_entry) continue;
        if (made->entry != abi::EntryId::build_class) continue;
        const mir::Function* body = made_function(made->operands[0]);
        if (body != nullptr) add_makers(*body, escaping);
      }
    }
  }
}

bool has_entry(const mir::Module& module, abi::EntryId entry) {
  for (const auto& function : module.functions) {
    for (const mir::Block* block : function->blocks) {
      for (const mir::Instruction* i : block->instructions) {
        if (i->op == Opcode::call_entry && i->entry == entry) return true;
      }
    }
  }
  return false;
}

// Constants that are made when the program starts call their type.
void add_called_types(const mir::Constant& constant, std::set<std::string>* names) {
  using Kind = mir::Constant::Kind;
  if (constant.kind == Kind::kComplex) names->insert("complex");
  if (constant.kind == Kind::kFrozenSet) names->insert("frozenset");
}

struct Line {
  std::string_view word;
  std::string_view rest;
};

Line next_line(std::string_view* text) {
  const size_t end = std::min(text->find('\n'), text->size());
  std::string_view line = text->substr(0, end);
  text->remove_prefix(std::min(end + 1, text->size()));
  const size_t space = std::min(line.find(' '), line.size());
  return {line.substr(0, space), line.substr(std::min(space + 1, line.size()))};
}

constexpr std::string_view kHeading = "name-use 2";

}  // namespace

void NameUse::add(const NameUse& other) {
  names.insert(other.names.begin(), other.names.end());
  imports.insert(other.imports.begin(), other.imports.end());
  everything |= other.everything;
  whole_modules.insert(other.whole_modules.begin(), other.whole_modules.end());
}

bool may_be_name(std::string_view text) {
  if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
  return std::all_of(text.begin(), text.end(), is_name_character);
}

NameUse name_use(const mir::Module& module) {
  NameUse use;
  use.everything = module.uses_dynamic_attributes;
  for (const auto& function : module.functions) {
    for (const mir::Import& import : function->imports) {
      if (std::ranges::find(import.names, "*") != import.names.end()) {
        use.whole_modules.insert(import.module);
      }
    }
  }
  if (has_entry(module, abi::EntryId::format_value)) use.names.insert("format");
  use.names.insert(module.attribute_names.begin(), module.attribute_names.end());
  use.names.insert(module.slots.begin(), module.slots.end());
  use.imports.insert(module.imports.begin(), module.imports.end());
  for (const mir::Constant& constant : module.constants) {
    add_constant(constant, &use.names);
    add_called_types(constant, &use.names);
  }
  return use;
}

NameUse name_use_by_function(const mir::Module& module) {
  NameUse use;
  std::set<const mir::Function*> escaping;
  for (const auto& function : module.functions) {
    add_escapes(*function, &escaping);
    add_escaping_classes(*function, &escaping);
  }
  std::set<std::string> named;
  for (const auto& function : module.functions) {
    use.functions.push_back(function_use(*function));
    FunctionUse& last = use.functions.back();
    last.escapes = escaping.contains(function.get());
    named.insert(last.attributes.begin(), last.attributes.end());
    for (const mir::Import& import : last.imports) {
      named.insert(import.names.begin(), import.names.end());
    }
  }
  // What statements look up without naming it in their instructions.
  for (const std::string& name : module.attribute_names) {
    if (!named.contains(name)) use.names.insert(name);
  }
  for (const mir::Constant& constant : module.constants) add_called_types(constant, &use.names);
  return use;
}

std::string write_name_use(const NameUse& use) {
  std::string text(kHeading);
  text += '\n';
  auto line = [&](const char* word, const std::string& rest) {
    text += word;
    text += ' ';
    text += rest;
    text += '\n';
  };
  for (const std::string& name : use.names) line("name", name);
  for (const FunctionUse& function : use.functions) {
    line("function", function.qualname);
    if (!function.symbol.empty()) line("symbol", function.symbol);
    if (function.is_generator) line("generator", "");
    if (function.escapes) line("escapes", "");
    for (const std::string& name : function.globals) line("global", name);
    for (const std::string& name : function.attributes) line("attribute", name);
    for (const mir::Import& import : function.imports) {
      line("import", import.module);
      for (const std::string& name : import.names) line("from", name);
      for (const std::string& name : import.bound) line("bound", name);
    }
  }
  line("end", "");
  return text;
}

namespace {

bool read_function_line(const Line& line, FunctionUse* function) {
  const std::string rest(line.rest);
  if (line.word == "symbol") {
    function->symbol = rest;
  } else if (line.word == "generator") {
    function->is_generator = true;
  } else if (line.word == "escapes") {
    function->escapes = true;
  } else if (line.word == "global") {
    function->globals.insert(rest);
  } else if (line.word == "attribute") {
    function->attributes.insert(rest);
  } else if (line.word == "import") {
    function->imports.push_back({rest, {}, {}});
  } else if (line.word == "from" && !function->imports.empty()) {
    function->imports.back().names.push_back(rest);
  } else if (line.word == "bound" && !function->imports.empty()) {
    function->imports.back().bound.push_back(rest);
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool read_name_use(std::string_view text, NameUse* use) {
  if (!text.starts_with(kHeading)) return false;
  next_line(&text);
  while (!text.empty()) {
    const Line line = next_line(&text);
    if (line.word == "end") return true;
    if (line.word == "name") {
      use->names.emplace(line.rest);
    } else if (line.word == "function") {
      use->functions.push_back({});
      use->functions.back().qualname = line.rest;
    } else if (use->functions.empty() || !read_function_line(line, &use->functions.back())) {
      return false;
    }
  }
  return false;
}

}  // namespace molt::analysis
