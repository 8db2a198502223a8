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

// Constants that are made when the program starts call their type.
void add_constant(const mir::Constant& constant, std::set<std::string>* names) {
  using Kind = mir::Constant::Kind;
  if (constant.kind == Kind::kStr) {
    if (may_be_name(constant.text)) names->insert(constant.text);
    add_format_fields(constant.text, names);
  }
  if (constant.kind == Kind::kComplex) names->insert("complex");
  if (constant.kind == Kind::kFrozenSet) names->insert("frozenset");
  for (const mir::Constant* item : constant.items) add_constant(*item, names);
}

// A class body runs where its class statement stands.
bool is_class_body(const mir::Function& function) {
  return function.kind == mir::Function::Kind::kBody &&
         (function.code.flags & abi::kCodeNewLocals) == 0;
}

void add_instruction(const mir::Instruction& i, FunctionUse* function, NameUse* use) {
  if (i.op == Opcode::global_load) {
    function->names.insert(i.module->slots[static_cast<size_t>(i.number)]);
  } else if (i.op == Opcode::name_ref) {
    function->names.insert(i.constant->text);
  } else if (i.op == Opcode::constant) {
    add_constant(*i.constant, &function->names);
  } else if (i.op == Opcode::call_entry) {
    use->every_module_row |= i.entry == abi::EntryId::import_star;
    if (i.entry == abi::EntryId::format_value) use->names.insert("format");
  }
}

FunctionUse function_use(const mir::Function& function, NameUse* use) {
  FunctionUse result;
  if (function.kind != mir::Function::Kind::kModuleBody) result.qualname = function.code.qualname;
  // The class body of A.f.B belongs to A.f, that of A to the module.
  if (is_class_body(function)) {
    const size_t locals = result.qualname.rfind(".<locals>");
    result.qualname.resize(locals == std::string::npos ? 0 : locals);
  }
  result.imports.insert(function.imports.begin(), function.imports.end());
  for (const mir::Block* block : function.blocks) {
    for (const mir::Instruction* i : block->instructions) add_instruction(*i, &result, use);
  }
  return result;
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

constexpr std::string_view kHeading = "name-use 1";

}  // namespace

void NameUse::add(const NameUse& other) {
  names.insert(other.names.begin(), other.names.end());
  imports.insert(other.imports.begin(), other.imports.end());
  everything |= other.everything;
  every_module_row |= other.every_module_row;
}

bool may_be_name(std::string_view text) {
  if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
  return std::all_of(text.begin(), text.end(), is_name_character);
}

NameUse name_use(const mir::Module& module) {
  NameUse use;
  use.everything = module.uses_dynamic_attributes;
  use.names.insert(module.attribute_names.begin(), module.attribute_names.end());
  use.names.insert(module.slots.begin(), module.slots.end());
  use.imports.insert(module.imports.begin(), module.imports.end());
  for (const mir::Constant& constant : module.constants) add_constant(constant, &use.names);
  for (const auto& function : module.functions) {
    use.functions.push_back(function_use(*function, &use));
  }
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
  if (use.everything) line("everything", "");
  if (use.every_module_row) line("every_module_row", "");
  for (const std::string& name : use.names) line("name", name);
  for (const std::string& name : use.imports) line("import", name);
  for (const FunctionUse& function : use.functions) {
    line("function", function.qualname);
    for (const std::string& name : function.names) line("uses", name);
    for (const std::string& name : function.imports) line("imports", name);
  }
  line("end", "");
  return text;
}

bool read_name_use(std::string_view text, NameUse* use) {
  if (!text.starts_with(kHeading)) return false;
  next_line(&text);
  while (!text.empty()) {
    const auto [word, rest] = next_line(&text);
    if (word == "end") return true;
    if (word == "everything") {
      use->everything = true;
    } else if (word == "every_module_row") {
      use->every_module_row = true;
    } else if (word == "name") {
      use->names.emplace(rest);
    } else if (word == "import") {
      use->imports.emplace(rest);
    } else if (word == "function") {
      use->functions.push_back({std::string(rest), {}, {}});
    } else if (!use->functions.empty() && word == "uses") {
      use->functions.back().names.emplace(rest);
    } else if (!use->functions.empty() && word == "imports") {
      use->functions.back().imports.emplace(rest);
    } else {
      return false;
    }
  }
  return false;
}

}  // namespace molt::analysis
