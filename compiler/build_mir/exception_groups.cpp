// try ... except* (PEP 654).
#include "compiler/build_mir/function_builder.h"

namespace molt::build_mir {

// Each handler takes the part of the group that matches; what the handlers raise and what nobody
// took is raised together at the end.
void FunctionBuilder::try_except_star(ast::Seq<ast::Stmt*> body, ast::Seq<ast::ExceptHandler*> list,
                                      ast::Seq<ast::Stmt*> orelse) {
  Block* after = new_block("try end");
  auto handle = [&](Value* exception) {
    uint32_t rest = new_temporary();
    write_variable(rest, exception);
    Value* results = entry(Entry::make_list);
    for (const ast::ExceptHandler* handler : list) {
      At at(*this, handler->loc);
      Block* matched = new_block("except* match");
      Block* next = new_block("except* next");
      uint32_t group = new_temporary();
      handling(
          exception,
          [&] {
            Value* types = expression(handler->type);
            Value* parts = entry(Entry::exception_group_split, {read(rest), types});
            Value* match = item(parts, 0);
            Value* left = item(parts, 1);
            write_variable(group, match);
            write_variable(rest, left);
          },
          [] {});
      Value* taken = read(group);
      branch(emit(Opcode::is_same, {taken, b_.none()}), next, matched);
      start(matched);
      protect([&] { handler_body(*handler, taken); },
              [&](Value* raised) {
                entry(Entry::list_append, {results, raised});
                jump(next);
              });
      jump(next);
      start(next);
    }
    entry(Entry::list_append, {results, read(rest)});
    Value* to_raise = entry(Entry::exception_group_join, {exception, results});
    Block* raise_again = new_block("except* raise");
    branch(emit(Opcode::is_same, {to_raise, b_.none()}), after, raise_again);
    start(raise_again);
    entry(Entry::reraise, {to_raise});
  };
  protect([&] { statements(body); }, handle);
  if (is_open()) statements(orelse);
  jump(after);
  start(after);
  if (state(after).predecessors.empty()) emit(Opcode::unreachable);
}

}  // namespace molt::build_mir
