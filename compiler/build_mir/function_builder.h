// FunctionBuilder: builds one MIR function from the tree.
//
// Local variables become SSA values as the code is built (Braun et al., Simple and Efficient
// Construction of SSA Form): each block knows the current value of each variable; a block whose
// predecessors are not all known yet is *unsealed*, and reading a variable there makes a block
// parameter that is completed when the block is sealed.
//
// An instruction may leave its block in the middle by its unwind edge. Construction stays as simple
// as for plain blocks by one rule: a variable is written only at a point of a block before its
// first unwinding instruction (write_variable starts a new block otherwise), so a variable has one
// value at all edges out of a block.
//
// Control flow that leaves nested statements (return, break, continue) unwinds `contexts_`, the
// enclosing loops, finally blocks, handlers and with statements, innermost first, as CPython's
// compiler does with its frame blocks.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/build_mir/module_builder.h"
#include "compiler/mir/builder.h"
#include "compiler/mir/local_end.h"

namespace molt::build_mir {

using mir::Block;
using mir::Opcode;
using mir::Value;
using Entry = abi::EntryId;

class FunctionBuilder {
 public:
  FunctionBuilder(ModuleBuilder& module, sema::Scope* scope, mir::Function* function);

  // The kinds of function body.
  void build_module_body();
  void build_function(const ast::Arguments& args, ast::Seq<ast::Stmt*> body);
  void build_lambda(const ast::Lambda& lambda);
  void build_class_body(const ast::ClassDef& node);
  void build_generator_expression(const ast::GeneratorExp& node);
  // A hidden function around something evaluated later or with type parameters in scope; `body`
  // returns the result.
  void build_hidden(const std::function<Value*(FunctionBuilder&)>& body);

  // --- expressions (expressions.cpp and others): each returns the value.
  Value* expression(const ast::Expr* node);
  // Branches on the truth of an expression.
  void condition(const ast::Expr* node, Block* if_true, Block* if_false);

 private:
  friend class PatternBuilder;

  // Sets the position for the instructions made while it lives.
  class At {
   public:
    At(FunctionBuilder& builder, const Location& loc)
        : builder_(builder), previous_(builder.b_.position()) {
      builder.set_position(loc);
    }
    ~At() { builder_.b_.set_position(previous_); }
    At(const At&) = delete;

   private:
    FunctionBuilder& builder_;
    uint32_t previous_;
  };

  // Values of the defaults of a function's parameters: a tuple and a dict, or None.
  struct Defaults {
    Value* positional;
    Value* keyword_only;
  };

  struct Context {
    enum class Kind : uint8_t { kLoop, kFinally, kHandler, kWith };
    Kind kind;
    // kLoop.
    Block* break_block = nullptr;
    Block* continue_block = nullptr;
    // kLoop: what a `for` loop iterates with, alive until the loop is left.
    Value* iterator = nullptr;
    // What code that runs while this context is left unwinds to.
    mir::Edge outer_unwind;
    // kFinally: emits the finally body. kHandler: restores the handled exception and deletes the
    // name. kWith: calls __exit__.
    std::function<void()> leave;
  };

  // --- plumbing (function_builder.cpp)
  void set_position(const Location& loc);
  mir::Instruction* emit(Opcode op, std::initializer_list<Value*> operands = {});
  mir::Instruction* emit_list(Opcode op, const std::vector<Value*>& operands);
  mir::Instruction* entry(Entry entry, std::initializer_list<Value*> operands = {});
  mir::Instruction* entry_list(Entry entry, const std::vector<Value*>& operands);
  Block* new_block(const char* label);
  Block* new_landing(const char* label);
  void jump(Block* target);
  void branch(Value* test, Block* if_true, Block* if_false);
  void note_edge(Block* from, mir::Edge* edge);
  // Continues in the block; all its predecessors are known when `seal` is set.
  void start(Block* block, bool seal = true);
  void seal(Block* block);
  bool is_open() const { return b_.is_open(); }
  bool may_unwind_here() const { return static_cast<bool>(b_.unwind()); }
  void poll();
  void finish();
  void replace_trivial_params();
  void remove_needless_checks();
  Value* tuple_of(const std::vector<Value*>& items);
  Value* item(Value* tuple, int64_t index);
  Value* str(std::string_view text) { return b_.str_value(text); }

  // Variables: frame slots, then temporaries of this builder.
  Value* read_variable(uint32_t variable, Block* block);
  Value* read(uint32_t variable) { return read_variable(variable, b_.block()); }
  void write_variable(uint32_t variable, Value* value);
  // Writes and ends the life of what was there before, as STORE_FAST does.
  void rebind_variable(uint32_t variable, Value* value);
  uint32_t new_temporary();
  void begin(uint32_t num_params);
  void end_local(Value* value, mir::LocalEnd end);
  void end_all_locals();
  // For code that is never reached, behind what always raises or a loop without end: says what the
  // frame still holds there, so that it does not die before an exception takes it along.
  void end_frame_unreached();
  void return_from(Value* value);
  void unwind_contexts(size_t down_to);

  // --- names (names.cpp)
  Value* load_name(Symbol name);
  void store_name(Symbol name, Value* value);
  void delete_name(Symbol name);
  Value* variable_cell(const sema::SymbolInfo& info);
  Value* cell_of(const sema::Variable* variable);
  int64_t global_slot(Symbol name);
  // The namespace of the class body this code belongs to, or null.
  Value* class_namespace();
  Value* closure_tuple(sema::Scope* inner);
  Value* load_cell_named(std::string_view name);

  // --- statements
  void statements(ast::Seq<ast::Stmt*> body);
  void statement(const ast::Stmt* node);
  void function_def(const ast::Stmt* node, Symbol name, const ast::Arguments& args,
                    ast::Seq<ast::Stmt*> body, ast::Seq<ast::Expr*> decorators,
                    const ast::Expr* returns, ast::Seq<ast::TypeParam*> type_params);
  void class_def(const ast::ClassDef& node);
  Value* make_class(const ast::ClassDef& node);
  void if_statement(const ast::If& node);
  void while_statement(const ast::While& node);
  void for_statement(const ast::For& node);
  void async_for(const ast::AsyncFor& node);
  // Awaits the next item of an asynchronous iterator; goes to `stop` when there is none.
  Value* async_next(Value* iterator, Block* stop);
  void try_statement(ast::Seq<ast::Stmt*> body, ast::Seq<ast::ExceptHandler*> handlers,
                     ast::Seq<ast::Stmt*> orelse, ast::Seq<ast::Stmt*> finalbody, bool is_star);
  void try_except(ast::Seq<ast::Stmt*> body, ast::Seq<ast::ExceptHandler*> handlers,
                  ast::Seq<ast::Stmt*> orelse);
  void try_except_star(ast::Seq<ast::Stmt*> body, ast::Seq<ast::ExceptHandler*> handlers,
                       ast::Seq<ast::Stmt*> orelse);
  void handlers(ast::Seq<ast::ExceptHandler*> handlers, Value* exception, Block* after,
                const std::function<void()>& no_match);
  void handler_body(const ast::ExceptHandler& handler, Value* exception);
  void with_statement(ast::Seq<ast::WithItem*> items, size_t index, ast::Seq<ast::Stmt*> body,
                      bool is_async, const Location& loc);
  void return_statement(const ast::Return& node);
  void stay_in_loop();
  void leave_loop(bool is_break);
  void import_statement(const ast::Import& node);
  void import_from_statement(const ast::ImportFrom& node);
  void note_import(mir::Import import);
  void note_called_import(const ast::Call& node);
  void note_computed_lookup(const ast::Call& node);
  bool is_main_check(const ast::Expr* test) const;
  void raise_statement(const ast::Raise& node);
  void assert_statement(const ast::Assert& node);
  void match_statement(const ast::Match& node);
  void annotated_assignment(const ast::AnnAssign& node);
  void augmented_assignment(const ast::AugAssign& node);

  // Runs `body` so that an exception in it is caught: `on_exception` gets it (owned) in a block
  // that is not open after.
  void protect(const std::function<void()>& body,
               const std::function<void(Value* exception)>& on_exception);
  // Code of an exception handler: `exception` is the one being handled while `body` runs; leaving
  // it by any way restores the one before.
  void handling(Value* exception, const std::function<void()>& body,
                const std::function<void()>& cleanup);

  // --- assignment targets (assignments.cpp)
  void assign(const ast::Expr* target, Value* value);
  void unpack(ast::Seq<ast::Expr*> targets, Value* value);
  void delete_target(const ast::Expr* target);

  // --- expressions by family
  Value* constant(const ast::ConstantValue& value);
  Value* binary(ast::Operator op, Value* left, Value* right, bool inplace);
  Value* unary(const ast::UnaryOp& node);
  Value* bool_op(const ast::BoolOp& node);
  Value* if_expression(const ast::IfExp& node);
  Value* compare(const ast::Compare& node);
  Value* compare_one(ast::CompareOperator op, Value* left, Value* right);
  // The test as a bool representation.
  Value* compare_test(ast::CompareOperator op, Value* left, Value* right);
  Value* boxed_bool(Value* test);
  Value* attribute(const ast::Attribute& node);
  Value* subscript(const ast::Subscript& node);
  Value* slice(const ast::Slice& node);
  Value* joined_string(ast::Seq<ast::Expr*> values);
  Value* formatted_value(const ast::FormattedValue& node);
  Value* display_list(ast::Seq<ast::Expr*> items);
  Value* display_tuple(ast::Seq<ast::Expr*> items);
  Value* display_set(ast::Seq<ast::Expr*> items);
  Value* display_dict(const ast::Dict& node);
  Value* named(const ast::NamedExpr& node);
  Value* call(const ast::Call& node);
  Value* call_with(Value* callee, ast::Seq<ast::Expr*> args, ast::Seq<ast::Keyword*> keywords,
                   const Location& loc);
  Value* call_unpacked(Value* callee, ast::Seq<ast::Expr*> args, ast::Seq<ast::Keyword*> keywords,
                       const Location& loc);
  Value* keyword_dict(Value* callee, ast::Seq<ast::Keyword*> keywords);
  // `last` is one more argument, or null.
  Value* argument_tuple(Value* callee, ast::Seq<ast::Expr*> args, Value* last = nullptr);
  Value* super_call(const ast::Call& node);
  Value* super_attribute(const ast::Call& call, Symbol name);
  // super() in a function with parameters; is_bare_super: in a method.
  bool is_super_without_arguments(const ast::Expr* node);
  bool is_bare_super(const ast::Expr* node);
  // --- type_parameters.cpp
  using MakeFunction = std::function<Value*(FunctionBuilder&, const Defaults&, bool)>;
  void type_alias(const ast::TypeAlias& node);
  Value* generic_function(const ast::Stmt* node, ast::Seq<ast::TypeParam*> list,
                          const ast::Arguments& args, const ast::Expr* returns,
                          const Defaults& defaults, const MakeFunction& make);
  Value* generic_class(const ast::ClassDef& node);
  Value* make_generic_base();
  Value* typing_call(std::string_view function, std::vector<Value*> args);
  // Makes the type parameters, binds their names, and gives the tuple of them.
  Value* type_params(ast::Seq<ast::TypeParam*> list);
  // A function around code that has a scope of its own.
  Value* hidden_function(sema::Scope* scope, const Location& loc,
                         const std::function<Value*(FunctionBuilder&)>& body);
  Symbol hidden_name(std::string_view text) { return module_.sema.interner.intern(text); }
  // --- introspection.cpp
  // The call of globals(), locals(), vars() or dir() about this frame, or null for any other call.
  Value* introspection_call(const ast::Call& node);
  bool is_builtin_name(const ast::Expr* node, std::string_view text) const;
  Value* globals_dict();
  Value* locals_dict();
  Value* comprehension(const ast::Expr* node);
  void comprehension_loops(ast::Seq<ast::Comprehension*> generators, size_t index,
                           Value* first_iterable, const std::function<void()>& element);
  Value* lambda(const ast::Lambda& node);
  Value* generator_expression(const ast::GeneratorExp& node);
  Defaults defaults_of(const ast::Arguments& args);
  Value* make_function(mir::Function* function, sema::Scope* scope, const Defaults& defaults,
                       Value* annotations, bool may_be_static);
  // Without defaults and annotations.
  Value* make_function(mir::Function* function, sema::Scope* scope);
  Value* annotations_of(const ast::Arguments& args, const ast::Expr* returns);
  Value* annotation(const ast::Expr* node);
  Value* yield(const ast::Yield& node);
  Value* yield_from(Value* iterator, bool is_await);
  Value* await(Value* awaitable);
  Value* yielded(Value* value);

  ModuleBuilder& module_;
  // The scope whose names are being resolved: the frame's own, or an inlined comprehension's.
  sema::Scope* scope_;
  sema::Scope* frame_;
  mir::Function* function_;
  mir::Builder b_;
  Value* function_object_ = nullptr;
  Value* class_namespace_ = nullptr;
  std::vector<Context> contexts_;
  // The items of constant set displays so far, see display_set.
  std::vector<const mir::Constant*> constant_sets_;
  int loop_depth_ = 0;
  // In code that never runs, see mir::Block::is_idle.
  bool is_idle_ = false;

  // SSA construction.
  struct BlockState {
    bool is_sealed = false;
    bool has_unwinding = false;
    std::unordered_map<uint32_t, Value*> values;
    std::vector<std::pair<Block*, mir::Edge*>> predecessors;
    std::vector<std::pair<uint32_t, mir::BlockParam*>> incomplete;
  };
  BlockState& state(Block* block) {
    if (states_.size() <= block->id) states_.resize(block->id + 64);
    return states_[block->id];
  }
  void complete_param(uint32_t variable, mir::BlockParam* param, Block* block);
  std::vector<BlockState> states_;
  uint32_t num_variables_ = 0;
};

}  // namespace molt::build_mir
