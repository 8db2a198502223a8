// async for, and the other statements that await.
#include "compiler/build_mir/function_builder.h"

namespace molt::build_mir {

using mir::Instruction;

// Each __anext__ is awaited; StopAsyncIteration from it ends the loop.
Value* FunctionBuilder::async_next(Value* iterator, Block* stop) {
  uint32_t next = new_temporary();
  protect([&] { write_variable(next, await(entry(Entry::get_async_next, {iterator}))); },
          [&](Value* exception) {
            Block* raise_again = new_block("async for raise");
            Value* type = entry(Entry::load_builtin, {b_.name_ref("StopAsyncIteration")});
            branch(entry(Entry::exception_matches, {exception, type}), stop, raise_again);
            start(raise_again);
            entry(Entry::reraise, {exception});
          });
  return read(next);
}

void FunctionBuilder::async_for(const ast::AsyncFor& node) {
  Value* iterable = expression(node.iter);
  At at(*this, node.loc);
  Value* iterator = entry(Entry::get_async_iterator, {iterable});
  Block* head = new_block("async for");
  Block* orelse = new_block("async for else");
  Block* done = new_block("async for end");
  jump(head);
  start(head, false);
  Value* next = async_next(iterator, orelse);
  contexts_.push_back({Context::Kind::kLoop, done, head, iterator, b_.unwind(), nullptr});
  loop_depth_++;
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

}  // namespace molt::build_mir
