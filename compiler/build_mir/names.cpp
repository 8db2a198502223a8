// Names: locals, cells, free variables, globals and class namespaces, by the access that sema
// resolved.
#include "compiler/build_mir/function_builder.h"
#include "compiler/support/check.h"

namespace molt::build_mir {

using mir::Instruction;
using sema::Access;

int64_t FunctionBuilder::global_slot(Symbol name) { return module_.mir.slot_of(name.text()); }

Value* FunctionBuilder::cell_of(const sema::Variable* variable) {
  return read(static_cast<uint32_t>(frame_->variables().size()) +
              static_cast<uint32_t>(variable->cell_index));
}

Value* FunctionBuilder::variable_cell(const sema::SymbolInfo& info) {
  if (info.access == Access::Cell) return cell_of(info.variable);
  Instruction* cell = emit(Opcode::closure_cell, {function_object_});
  cell->number = info.free_index;
  cell->type = mir::Type::of(mir::kCellKind);
  return cell;
}

// The cell of a name that the compiler itself introduced ("__class__", "__classdict__"), as this
// frame sees it.
Value* FunctionBuilder::load_cell_named(std::string_view name) {
  for (size_t i = 0; i < frame_->free_variables().size(); i++) {
    if (frame_->free_variables()[i]->name.text() != name) continue;
    Instruction* cell = emit(Opcode::closure_cell, {function_object_});
    cell->number = static_cast<int64_t>(i);
    cell->type = mir::Type::of(mir::kCellKind);
    return cell;
  }
  for (const sema::Variable* variable : frame_->cell_variables()) {
    if (variable->name.text() == name) return cell_of(variable);
  }
  MOLT_UNREACHABLE("build_mir", "no cell of that name in the frame");
}

Value* FunctionBuilder::class_namespace() {
  if (class_namespace_ != nullptr) return class_namespace_;
  return emit(Opcode::cell_get, {load_cell_named("__classdict__")});
}

Value* FunctionBuilder::load_name(Symbol symbol) {
  const sema::SymbolInfo& info = scope_->lookup(symbol);
  auto checked = [&](Value* value, int64_t kind) {
    Instruction* check = emit(Opcode::check_bound, {value});
    check->constant = module_.mir.str_constant(info.name.text());
    check->number = kind;
    return check;
  };
  switch (info.access) {
    case Access::Local:
      return checked(read(info.variable->slot), 0);
    case Access::Cell:
      return checked(emit(Opcode::cell_get, {variable_cell(info)}), 0);
    case Access::Free:
      return checked(emit(Opcode::cell_get, {variable_cell(info)}), 1);
    case Access::Name:
      if (class_namespace_ == nullptr) break;
      [[fallthrough]];
    case Access::ClassOrGlobal:
      return entry(Entry::class_load_name,
                   {class_namespace(), b_.module_ref(&module_.mir),
                    b_.int64(global_slot(info.name)), b_.name_ref(info.name.text())});
    case Access::ClassOrFree:
      return entry(Entry::class_load_free,
                   {class_namespace(), variable_cell(info), b_.name_ref(info.name.text())});
    case Access::GlobalExplicit:
    case Access::GlobalImplicit:
      break;
  }
  Instruction* load = emit(Opcode::global_load);
  load->module = &module_.mir;
  load->number = global_slot(info.name);
  return load;
}

void FunctionBuilder::store_name(Symbol symbol, Value* value) {
  const sema::SymbolInfo& info = scope_->lookup(symbol);
  switch (info.access) {
    case Access::Local:
      rebind_variable(info.variable->slot, value);
      return;
    case Access::Cell:
    case Access::Free:
      emit(Opcode::cell_set, {variable_cell(info), value});
      return;
    case Access::Name:
    case Access::ClassOrFree:
    case Access::ClassOrGlobal:
      if (class_namespace_ == nullptr) break;
      entry(Entry::set_item, {class_namespace_, str(info.name.text()), value});
      return;
    case Access::GlobalExplicit:
    case Access::GlobalImplicit:
      break;
  }
  Instruction* store = emit(Opcode::global_store, {value});
  store->module = &module_.mir;
  store->number = global_slot(info.name);
}

void FunctionBuilder::delete_name(Symbol symbol) {
  const sema::SymbolInfo& info = scope_->lookup(symbol);
  auto check = [&](Value* value, int64_t kind) {
    Instruction* instruction = emit(Opcode::check_bound, {value});
    instruction->constant = module_.mir.str_constant(info.name.text());
    instruction->number = kind;
  };
  switch (info.access) {
    case Access::Local:
      check(read(info.variable->slot), 0);
      rebind_variable(info.variable->slot, b_.unbound());
      return;
    case Access::Cell:
    case Access::Free: {
      Value* cell = variable_cell(info);
      check(emit(Opcode::cell_get, {cell}), info.access == Access::Cell ? 0 : 1);
      emit(Opcode::cell_set, {cell, b_.unbound()});
      return;
    }
    case Access::Name:
    case Access::ClassOrFree:
    case Access::ClassOrGlobal:
      if (class_namespace_ == nullptr) break;
      entry(Entry::class_delete_name, {class_namespace_, b_.name_ref(info.name.text())});
      return;
    case Access::GlobalExplicit:
    case Access::GlobalImplicit:
      break;
  }
  entry(Entry::delete_global, {b_.module_ref(&module_.mir), b_.int64(global_slot(info.name))});
}

// The cells that an inner function captures, in the order of its free variables.
Value* FunctionBuilder::closure_tuple(sema::Scope* inner) {
  if (inner->free_variables().empty()) return b_.none();
  std::vector<Value*> cells;
  for (const sema::Variable* variable : inner->free_variables()) {
    bool is_own = false;
    for (const sema::Variable* cell : frame_->cell_variables()) is_own |= cell == variable;
    if (is_own) {
      cells.push_back(cell_of(variable));
      continue;
    }
    size_t index = 0;
    while (index < frame_->free_variables().size() && frame_->free_variables()[index] != variable)
      index++;
    MOLT_CHECK(index < frame_->free_variables().size(), "build_mir",
               "a captured variable is not visible here");
    Instruction* cell = emit(Opcode::closure_cell, {function_object_});
    cell->number = static_cast<int64_t>(index);
    cells.push_back(cell);
  }
  return tuple_of(cells);
}

}  // namespace molt::build_mir
