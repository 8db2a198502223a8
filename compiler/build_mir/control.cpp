// Loops, try, with: everything that has contexts to leave.
#include <algorithm>
#include <utility>

#include "compiler/analysis/native_modules.h"
#include "compiler/build_mir/function_builder.h"
#include "compiler/support/check.h"

namespace molt::build_mir {

using mir::Edge;
using mir::Instruction;

// --- loops

void FunctionBuilder::while_statement(const ast::While& node) {
  Block* head = new_block("while");
  Block* body = new_block("while body");
  Block* orelse = new_block("while else");
  Block* done = new_block("while end");
  jump(head);
  start(head, false);
  poll();
  condition(node.test, body, orelse);
  contexts_.push_back({Context::Kind::kLoop, done, head, nullptr, b_.unwind(), nullptr});
  loop_depth_++;
  start(body);
  if (state(orelse).predecessors.empty()) stay_in_loop();
  statements(node.body);
  jump(head);
  seal(head);
  loop_depth_--;
  contexts_.pop_back();
  start(orelse);
  if (!state(orelse).predecessors.empty()) statements(node.orelse);
  jump(done);
  start(done);
  if (state(done).predecessors.empty()) emit(Opcode::unreachable);
}

// A loop that only an exception or a jump leaves: locals that the loop does not use live on all the
// same, until one of them comes.
void FunctionBuilder::stay_in_loop() {
  Block* left = new_block("loop left");
  Block* inside = new_block("");
  left->is_cold = true;
  // Never true, and for no pass to find out.
  branch(emit(Opcode::is_unbound, {b_.none()}), left, inside);
  start(left);
  end_frame_unreached();
  start(inside);
}

void FunctionBuilder::for_statement(const ast::For& node) {
  Value* iterable = expression(node.iter);
  // As in CPython, iterating has the place of the whole statement.
  At at(*this, node.loc);
  Value* iterator = entry(Entry::get_iterator, {iterable});
  Block* head = new_block("for");
  Block* body = new_block("for body");
  Block* orelse = new_block("for else");
  Block* done = new_block("for end");
  jump(head);
  start(head, false);
  poll();
  Value* next = entry(Entry::iterate_next, {iterator});
  branch(emit(Opcode::is_unbound, {next}), orelse, body);
  contexts_.push_back({Context::Kind::kLoop, done, head, iterator, b_.unwind(), nullptr});
  loop_depth_++;
  start(body);
  assign(node.target, next);
  statements(node.body);
  jump(head);
  seal(head);
  loop_depth_--;
  contexts_.pop_back();
  start(orelse);
  statements(node.orelse);
  jump(done);
  start(done);
  if (state(done).predecessors.empty()) emit(Opcode::unreachable);
}

void FunctionBuilder::leave_loop(bool is_break) {
  size_t index = contexts_.size();
  while (index > 0 && contexts_[index - 1].kind != Context::Kind::kLoop) index--;
  MOLT_CHECK(index > 0, "build_mir", "break or continue outside a loop");
  Block* target = is_break ? contexts_[index - 1].break_block : contexts_[index - 1].continue_block;
  unwind_contexts(index);
  Value* iterator = contexts_[index - 1].iterator;
  if (is_break && iterator != nullptr && is_open()) {
    end_local(iterator, mir::LocalEnd::kTemporary);
  }
  jump(target);
}

// --- exceptions

void FunctionBuilder::protect(const std::function<void()>& body,
                              const std::function<void(Value*)>& on_exception) {
  Block* landing = new_landing("except");
  Edge outer = b_.unwind();
  b_.set_unwind(Edge{landing, {}});
  // Variables written before must not be seen as written inside: the protected code starts a block.
  body();
  b_.set_unwind(outer);
  Block* after = b_.block();
  bool was_open = is_open();
  seal(landing);
  if (state(landing).predecessors.empty()) {
    // Nothing in the body raises.
    landing->instructions.push_back(function_->new_instruction(Opcode::unreachable));
    landing->instructions.back()->block = landing;
    if (was_open) b_.set_block(after);
    return;
  }
  b_.set_block(landing);
  Value* exception = entry(Entry::catch_exception);
  on_exception(exception);
  MOLT_CHECK(!is_open(), "build_mir", "an exception handler falls through");
  b_.set_block(after);
}

void FunctionBuilder::handling(Value* exception, const std::function<void()>& body,
                               const std::function<void()>& cleanup) {
  Value* previous = entry(Entry::push_handled, {exception});
  Edge outer = b_.unwind();
  auto leave = [this, previous, &cleanup] {
    entry(Entry::pop_handled, {previous});
    cleanup();
  };
  contexts_.push_back({Context::Kind::kHandler, nullptr, nullptr, nullptr, outer, leave});
  protect(body, [&](Value* raised) {
    entry(Entry::pop_handled, {previous});
    cleanup();
    entry(Entry::reraise, {raised});
  });
  contexts_.pop_back();
  if (is_open()) leave();
}

void FunctionBuilder::handler_body(const ast::ExceptHandler& handler, Value* exception) {
  auto nothing = [] {};
  if (!handler.name) {
    handling(exception, [&] { statements(handler.body); }, nothing);
    return;
  }
  // except E as name: the name is unbound again at the end.
  auto unbind = [&] {
    store_name(handler.name, b_.none());
    delete_name(handler.name);
  };
  handling(
      exception,
      [&] {
        store_name(handler.name, exception);
        statements(handler.body);
      },
      unbind);
}

// Tries the handlers in turn; jumps to `after` from each that falls through.
void FunctionBuilder::handlers(ast::Seq<ast::ExceptHandler*> list, Value* exception, Block* after,
                               const std::function<void()>& no_match) {
  for (const ast::ExceptHandler* handler : list) {
    At at(*this, handler->loc);
    if (handler->type == nullptr) {
      handler_body(*handler, exception);
      jump(after);
      return;
    }
    Block* matched = new_block("except match");
    Block* next = new_block("except next");
    // The types are evaluated while the exception is handled.
    uint32_t is_match = new_temporary();
    handling(
        exception,
        [&] {
          Value* types = expression(handler->type);
          At type_at(*this, handler->type->loc);
          write_variable(is_match, boxed_bool(entry(Entry::exception_matches, {exception, types})));
        },
        [] {});
    branch(emit(Opcode::unbox_bool, {read(is_match)}), matched, next);
    start(matched);
    handler_body(*handler, exception);
    jump(after);
    start(next);
  }
  no_match();
}

namespace {

// An import of something that every target has natively.
bool cannot_fail(const ast::Stmt* statement) {
  if (const auto* import = ast::dyn_as<ast::Import>(statement)) {
    return std::ranges::all_of(import->names, [](const ast::Alias* alias) {
      return analysis::is_native_everywhere(alias->name.text());
    });
  }
  const auto* import = ast::dyn_as<ast::ImportFrom>(statement);
  if (import == nullptr || import->level != 0) return false;
  const std::string_view from = import->module.text();
  return std::ranges::all_of(import->names, [&](const ast::Alias* alias) {
    if (alias->name.text() == "*") return analysis::is_native_everywhere(from);
    return analysis::native_module_has(from, alias->name.text());
  });
}

bool catches_import_errors(const ast::ExceptHandler* handler) {
  const auto* type = ast::dyn_as<ast::Name>(handler->type);
  return type != nullptr &&
         (type->id.text() == "ImportError" || type->id.text() == "ModuleNotFoundError");
}

// Whether the handlers stand for imports that cannot fail.
bool is_never_needed(ast::Seq<ast::Stmt*> body, ast::Seq<ast::ExceptHandler*> list) {
  return std::ranges::all_of(body, cannot_fail) && std::ranges::all_of(list, catches_import_errors);
}

}  // namespace

void FunctionBuilder::try_except(ast::Seq<ast::Stmt*> body, ast::Seq<ast::ExceptHandler*> list,
                                 ast::Seq<ast::Stmt*> orelse) {
  Block* after = new_block("try end");
  protect([&] { statements(body); },
          [&](Value* exception) {
            const bool was_idle = std::exchange(is_idle_, is_idle_ || is_never_needed(body, list));
            handlers(list, exception, after, [&] { entry(Entry::reraise, {exception}); });
            is_idle_ = was_idle;
          });
  if (is_open()) statements(orelse);
  jump(after);
  start(after);
  if (state(after).predecessors.empty()) emit(Opcode::unreachable);
}

void FunctionBuilder::try_statement(ast::Seq<ast::Stmt*> body, ast::Seq<ast::ExceptHandler*> list,
                                    ast::Seq<ast::Stmt*> orelse, ast::Seq<ast::Stmt*> finalbody,
                                    bool is_star) {
  auto inner = [&] {
    if (list.empty()) {
      statements(body);
    } else if (is_star) {
      try_except_star(body, list, orelse);
    } else {
      try_except(body, list, orelse);
    }
  };
  if (finalbody.empty()) {
    inner();
    return;
  }
  // The finally body is built once for each way of leaving, as CPython does.
  contexts_.push_back({Context::Kind::kFinally, nullptr, nullptr, nullptr, b_.unwind(),
                       [&] { statements(finalbody); }});
  protect(inner, [&](Value* exception) {
    std::vector<Context> saved = std::move(contexts_);
    contexts_.assign(saved.begin(), saved.end() - 1);
    handling(exception, [&] { statements(finalbody); }, [] {});
    if (is_open()) entry(Entry::reraise, {exception});
    contexts_ = std::move(saved);
  });
  contexts_.pop_back();
  if (is_open()) statements(finalbody);
}

// --- with

// Enters one item, runs the rest, and calls __exit__ whichever way it is left (PEP 343).
void FunctionBuilder::with_statement(ast::Seq<ast::WithItem*> items, size_t index,
                                     ast::Seq<ast::Stmt*> body, bool is_async,
                                     const Location& loc) {
  if (index == items.size()) {
    statements(body);
    return;
  }
  const ast::WithItem& with_item = *items[index];
  module_.note_attribute(is_async ? "__aenter__" : "__enter__");
  module_.note_attribute(is_async ? "__aexit__" : "__exit__");
  Value* manager = expression(with_item.context_expr);
  // As in CPython, entering and leaving have the place of the whole statement.
  At at(*this, loc);
  Value* enter = entry(Entry::get_special_method,
                       {manager, b_.name_ref(is_async ? "__aenter__" : "__enter__")});
  Value* exit =
      entry(Entry::get_special_method, {manager, b_.name_ref(is_async ? "__aexit__" : "__exit__")});
  Value* entered = entry(Entry::call, {enter});
  if (is_async) entered = await(entered);
  auto call_exit = [this, exit, is_async, loc](Value* type, Value* value, Value* traceback) {
    At exit_at(*this, loc);
    Value* result = entry(Entry::call, {exit, type, value, traceback});
    return is_async ? await(result) : result;
  };
  auto leave = [&] { call_exit(b_.none(), b_.none(), b_.none()); };
  Block* after = new_block("with end");
  contexts_.push_back({Context::Kind::kWith, nullptr, nullptr, nullptr, b_.unwind(), leave});
  protect(
      [&] {
        if (with_item.optional_vars != nullptr) assign(with_item.optional_vars, entered);
        At body_at(*this, loc);
        with_statement(items, index + 1, body, is_async, loc);
      },
      [&](Value* exception) {
        std::vector<Context> saved = std::move(contexts_);
        contexts_.assign(saved.begin(), saved.end() - 1);
        uint32_t suppress = new_temporary();
        handling(
            exception,
            [&] {
              At exit_at(*this, loc);
              module_.note_attribute("__class__");
              module_.note_attribute("__traceback__");
              Value* type = entry(Entry::get_attribute,
                                  {exception, b_.name_ref("__class__"), b_.cache_ref()});
              Value* traceback = entry(Entry::get_attribute,
                                       {exception, b_.name_ref("__traceback__"), b_.cache_ref()});
              Value* result = call_exit(type, exception, traceback);
              write_variable(suppress, boxed_bool(entry(Entry::truth, {result})));
            },
            [] {});
        Block* raise_again = new_block("with raise");
        branch(emit(Opcode::unbox_bool, {read(suppress)}), after, raise_again);
        start(raise_again);
        entry(Entry::reraise, {exception});
        contexts_ = std::move(saved);
      });
  contexts_.pop_back();
  if (is_open()) {
    leave();
    jump(after);
  }
  start(after);
  if (state(after).predecessors.empty()) emit(Opcode::unreachable);
}

}  // namespace molt::build_mir
