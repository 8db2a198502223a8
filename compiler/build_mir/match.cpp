// match statements (PEP 634). Names that a pattern captures are bound only once the whole pattern
// has matched, as in CPython.
#include "compiler/build_mir/function_builder.h"
#include "compiler/build_mir/literals.h"
#include "compiler/support/check.h"

namespace molt::build_mir {

using mir::Instruction;

class PatternBuilder {
 public:
  // A failing test jumps to `fail`.
  PatternBuilder(FunctionBuilder& builder, Block* fail) : f_(builder), fail_(fail) {}

  void match(const ast::Pattern* pattern, Value* subject);

  // The captures so far, in order.
  struct Capture {
    Symbol name;
    uint32_t variable;
  };
  std::vector<Capture> captures;

 private:
  void test(Value* condition) {
    Block* next = f_.new_block("pattern");
    f_.branch(condition, next, fail_);
    f_.start(next);
  }
  void test_not_none(Value* value) {
    test(f_.emit(Opcode::bool_not, {f_.emit(Opcode::is_same, {value, f_.b_.none()})}));
  }

  void capture(Symbol name, Value* value) {
    for (const Capture& known : captures) {
      if (known.name == name) {
        f_.write_variable(known.variable, value);
        return;
      }
    }
    uint32_t variable = f_.new_temporary();
    f_.write_variable(variable, value);
    captures.push_back({name, variable});
  }

  void sequence(const ast::MatchSequence& node, Value* subject);
  void mapping(const ast::MatchMapping& node, Value* subject);
  void instance(const ast::MatchClass& node, Value* subject);
  void alternatives(const ast::MatchOr& node, Value* subject);
  Value* compare_length(Value* subject, size_t count, bool at_least);

  FunctionBuilder& f_;
  Block* fail_;
};

void PatternBuilder::match(const ast::Pattern* pattern, Value* subject) {
  FunctionBuilder::At at(f_, pattern->loc);
  using K = ast::NodeKind;
  switch (pattern->kind) {
    case K::MatchValue:
      test(f_.entry(Entry::test_eq,
                    {subject, f_.expression(ast::as<ast::MatchValue>(pattern)->value)}));
      return;
    case K::MatchSingleton:
      test(f_.emit(Opcode::is_same,
                   {subject, f_.constant(ast::as<ast::MatchSingleton>(pattern)->value)}));
      return;
    case K::MatchSequence:
      sequence(*ast::as<ast::MatchSequence>(pattern), subject);
      return;
    case K::MatchMapping:
      mapping(*ast::as<ast::MatchMapping>(pattern), subject);
      return;
    case K::MatchClass:
      instance(*ast::as<ast::MatchClass>(pattern), subject);
      return;
    case K::MatchStar: {
      const auto* star = ast::as<ast::MatchStar>(pattern);
      if (star->name) capture(star->name, subject);
      return;
    }
    case K::MatchAs: {
      const auto* as = ast::as<ast::MatchAs>(pattern);
      if (as->pattern != nullptr) match(as->pattern, subject);
      if (as->name) capture(as->name, subject);
      return;
    }
    case K::MatchOr:
      alternatives(*ast::as<ast::MatchOr>(pattern), subject);
      return;
    default:
      break;
  }
  MOLT_UNREACHABLE("build_mir", "not a pattern");
}

Value* PatternBuilder::compare_length(Value* subject, size_t count, bool at_least) {
  Value* length = f_.entry(Entry::length_of, {subject});
  Instruction* compare =
      f_.emit(Opcode::int_compare, {length, f_.b_.int64(static_cast<int64_t>(count))});
  compare->number = static_cast<int64_t>(at_least ? mir::Comparison::kGe : mir::Comparison::kEq);
  return compare;
}

void PatternBuilder::sequence(const ast::MatchSequence& node, Value* subject) {
  test(f_.entry(Entry::match_is_sequence, {subject}));
  size_t count = node.patterns.size();
  size_t star = count;
  for (size_t i = 0; i < count; i++) {
    if (ast::is<ast::MatchStar>(node.patterns[i])) star = i;
  }
  bool has_star = star != count;
  test(compare_length(subject, has_star ? count - 1 : count, has_star));
  if (has_star) {
    // A star alone that binds nothing needs no items.
    if (count == 1 && !ast::as<ast::MatchStar>(node.patterns[0])->name) return;
    Value* items =
        f_.entry(Entry::unpack_starred, {subject, f_.b_.int64(static_cast<int64_t>(star)),
                                         f_.b_.int64(static_cast<int64_t>(count - star - 1))});
    for (size_t i = 0; i < count; i++)
      match(node.patterns[i], f_.item(items, static_cast<int64_t>(i)));
    return;
  }
  if (count == 0) return;
  Value* items =
      f_.entry(Entry::unpack_sequence, {subject, f_.b_.int64(static_cast<int64_t>(count))});
  for (size_t i = 0; i < count; i++)
    match(node.patterns[i], f_.item(items, static_cast<int64_t>(i)));
}

void PatternBuilder::mapping(const ast::MatchMapping& node, Value* subject) {
  test(f_.entry(Entry::match_is_mapping, {subject}));
  if (!node.keys.empty()) test(compare_length(subject, node.keys.size(), true));
  std::vector<Value*> keys;
  for (const ast::Expr* key : node.keys) keys.push_back(f_.expression(key));
  Value* key_tuple = f_.tuple_of(keys);
  if (!node.keys.empty()) {
    Value* values = f_.entry(Entry::match_keys, {subject, key_tuple});
    test_not_none(values);
    for (size_t i = 0; i < node.patterns.size(); i++)
      match(node.patterns[i], f_.item(values, static_cast<int64_t>(i)));
  }
  if (node.rest) capture(node.rest, f_.entry(Entry::match_rest, {subject, key_tuple}));
}

void PatternBuilder::instance(const ast::MatchClass& node, Value* subject) {
  Value* cls = f_.expression(node.cls);
  std::vector<const mir::Constant*> names;
  for (Symbol name : node.kwd_attrs) {
    f_.module_.note_attribute(name.text());
    names.push_back(f_.module_.mir.str_constant(name.text()));
  }
  Value* name_tuple =
      f_.b_.constant(f_.module_.mir.constant({mir::Constant::Kind::kTuple, "", 0, 0, names, 0}));
  Value* values =
      f_.entry(Entry::match_class,
               {subject, cls, f_.b_.int64(static_cast<int64_t>(node.patterns.size())), name_tuple});
  test_not_none(values);
  for (size_t i = 0; i < node.patterns.size(); i++)
    match(node.patterns[i], f_.item(values, static_cast<int64_t>(i)));
  for (size_t i = 0; i < node.kwd_patterns.size(); i++) {
    match(node.kwd_patterns[i], f_.item(values, static_cast<int64_t>(node.patterns.size() + i)));
  }
}

// Every alternative binds the same names; each writes the same variables.
void PatternBuilder::alternatives(const ast::MatchOr& node, Value* subject) {
  Block* matched = f_.new_block("or pattern end");
  Block* outer_fail = fail_;
  for (size_t i = 0; i < node.patterns.size(); i++) {
    bool is_last = i + 1 == node.patterns.size();
    Block* next = is_last ? outer_fail : f_.new_block("or pattern next");
    fail_ = next;
    match(node.patterns[i], subject);
    f_.jump(matched);
    if (!is_last) f_.start(next);
  }
  fail_ = outer_fail;
  f_.start(matched);
}

void FunctionBuilder::match_statement(const ast::Match& node) {
  Value* subject = expression(node.subject);
  Block* done = new_block("match end");
  for (const ast::MatchCase* match_case : node.cases) {
    Block* next = new_block("match next");
    PatternBuilder patterns(*this, next);
    patterns.match(match_case->pattern, subject);
    {
      At at(*this, match_case->pattern->loc);
      for (const PatternBuilder::Capture& capture : patterns.captures)
        store_name(capture.name, read(capture.variable));
    }
    if (match_case->guard != nullptr) {
      Block* body = new_block("match body");
      condition(match_case->guard, body, next);
      start(body);
    }
    statements(match_case->body);
    jump(done);
    start(next);
    if (state(next).predecessors.empty()) {
      // An irrefutable pattern: the rest is not reached.
      emit(Opcode::unreachable);
      break;
    }
  }
  jump(done);
  start(done);
  if (state(done).predecessors.empty()) emit(Opcode::unreachable);
}

}  // namespace molt::build_mir
