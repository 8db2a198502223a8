#include "compiler/lower/lower.h"

#include <gtest/gtest.h>
#include <llvm/IR/Verifier.h>
#include <llvm/Support/raw_ostream.h>

#include "compiler/mir/builder.h"

namespace molt::lower {
namespace {

using abi::EntryId;
using mir::Builder;
using mir::Function;
using mir::Opcode;
using mir::Rep;
using mir::Value;

constexpr const char* kNativeLayout =
    "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128";
constexpr const char* kWasmLayout =
    "e-m:e-p:32:32-p10:8:8-p20:8:8-i64:64-i128:128-n32:64-S128-ni:1:10:20";

class LowerTest : public testing::TestWithParam<bool> {
 protected:
  LowerTest() {
    module_.name = "__main__";
    module_.filename = "test.py";
    module_.source = "pass\n";
    module_.body = module_.new_function(Function::Kind::kModuleBody, "__main__.<module>");
    Builder b(module_.body);
    b.set_block(module_.body->new_block("entry"));
    b.return_value(b.none());
  }

  Function* new_function(const std::string& name, std::initializer_list<Rep> params) {
    Function* function = module_.new_function(Function::Kind::kBody, "__main__." + name);
    function->code.name = function->code.qualname = name;
    function->positions.push_back({1, 1, 0, 4});
    mir::Block* entry = function->new_block("entry");
    for (Rep rep : params) function->add_param(entry, rep);
    return function;
  }

  std::string lowered() {
    Options options;
    options.is_wasm = GetParam();
    options.triple = GetParam() ? "wasm32-unknown-wasi" : "x86_64-pc-linux-gnu";
    options.data_layout = GetParam() ? kWasmLayout : kNativeLayout;
    std::unique_ptr<llvm::Module> lowered = lower_program(context_, {{&module_}}, options);
    std::string text;
    llvm::raw_string_ostream stream(text);
    EXPECT_FALSE(llvm::verifyModule(*lowered, &stream)) << text;
    lowered->print(stream, nullptr);
    return text;
  }

  bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }

  llvm::LLVMContext context_;
  mir::Module module_;
};

TEST_P(LowerTest, EmptyProgramHasMainAndTables) {
  std::string text = lowered();
  EXPECT_TRUE(contains(text, GetParam() ? "@__main_argc_argv" : "@main"));
  EXPECT_TRUE(contains(text, "@molt_rows_list = "));
  EXPECT_TRUE(contains(text, "@molt_module_rows_builtins = "));
}

TEST_P(LowerTest, CallsUnwindToASharedBlock) {
  Function* f = new_function("f", {Rep::kBoxed, Rep::kBoxed});
  Builder b(f);
  b.set_block(f->entry());
  Value* sum = b.call_entry(EntryId::add, {f->entry()->params[1], b.int_value(1)});
  b.return_value(b.call_entry(EntryId::call, {sum, f->entry()->params[1], b.str_value("x")}));
  std::string text = lowered();
  EXPECT_TRUE(contains(text, "call i64 @molt_add("));
  EXPECT_TRUE(contains(text, "call void @molt_traceback_add("));
}

TEST_P(LowerTest, TypedArithmeticLeavesByTheSideExit) {
  Function* resume = module_.new_function(Function::Kind::kExitResume, "__main__.f.exit");
  Function* f = new_function("f", {Rep::kBoxed, Rep::kInt64, Rep::kFloat64});
  f->result_rep = Rep::kInt64;
  resume->result_rep = Rep::kInt64;
  resume->generic = f;
  Builder r(resume);
  r.set_block(resume->new_block("entry"));
  mir::Instruction* raw = r.append(Opcode::frame_load_raw);
  raw->rep = Rep::kInt64;
  r.return_value(raw);

  Builder b(f);
  mir::Block* exit = f->new_block("exit");
  exit->is_cold = true;
  b.set_block(f->entry());
  Value* number = f->entry()->params[1];
  for (Opcode op :
       {Opcode::int_add, Opcode::int_subtract, Opcode::int_multiply, Opcode::int_floor_divide,
        Opcode::int_modulo, Opcode::int_left_shift, Opcode::int_right_shift, Opcode::int_bit_and,
        Opcode::int_wrap_add, Opcode::int_wrap_left_shift, Opcode::int_unsigned_right_shift}) {
    mir::Instruction* i = b.append(op, {number, f->entry()->params[1]});
    if ((i->row().flags & mir::kExits) != 0) i->exit = {exit, {}};
    number = i;
  }
  mir::Instruction* division =
      b.append(Opcode::float_divide, {f->entry()->params[2], f->entry()->params[2]});
  division->exit = {exit, {}};
  b.return_value(number);
  b.set_block(exit);
  mir::Instruction* leave =
      b.append(Opcode::exit_resume, {f->entry()->params[1], f->entry()->params[2]});
  leave->function = resume;
  leave->number = 1;
  std::string text = lowered();
  EXPECT_TRUE(contains(text, "@llvm.smul.with.overflow.i64"));
  EXPECT_TRUE(contains(text, "__main__.f.exit"));
}

TEST_P(LowerTest, ValuesListsAndCounts) {
  Function* f = new_function("f", {Rep::kBoxed, Rep::kBoxed});
  Builder b(f);
  mir::Block* exit = f->new_block("exit");
  mir::Block* landing = f->new_block("landing");
  landing->is_landing = true;
  b.set_block(landing);
  b.append(Opcode::traceback);
  b.append(Opcode::return_error);
  b.set_block(exit);
  b.return_value(b.none());
  b.set_block(f->entry());
  b.set_unwind({landing, {}});
  Value* list = f->entry()->params[1];
  mir::Instruction* guard = b.append(Opcode::guard_type, {list});
  guard->number = mir::kListKind;
  guard->exit = {exit, {}};
  guard->type = mir::Type::of(mir::kListKind);
  mir::Instruction* item = b.append(Opcode::list_get_checked, {guard, b.int64(1)});
  item->exit = {exit, {}};
  b.append(Opcode::retain, {item});
  mir::Instruction* number = b.append(Opcode::unbox_int64, {item});
  number->exit = {exit, {}};
  b.append(Opcode::box_int64, {number});
  b.append(Opcode::release, {item});
  b.append(Opcode::poll);
  mir::Instruction* test = b.append(Opcode::type_test, {list});
  test->number = static_cast<int64_t>(mir::kOtherKind | mir::kIntKind);
  mir::Instruction* checked = b.append(Opcode::check_bound, {list});
  checked->constant = module_.str_constant("name");
  b.append(Opcode::return_value, {b.append(Opcode::box_bool, {test})});
  std::string text = lowered();
  EXPECT_TRUE(contains(text, "@molt_shape_list"));
  EXPECT_TRUE(contains(text, "@molt_deallocate"));
}

TEST_P(LowerTest, GlobalsConstantsAndStaticFunctions) {
  Function* f = new_function("f", {Rep::kBoxed});
  f->is_static = true;
  Builder b(f);
  b.set_block(f->entry());
  using Kind = mir::Constant::Kind;
  const mir::Constant* big =
      module_.constant({Kind::kInt, "-123456789012345678901234567890", 0, 0, {}, 0});
  const mir::Constant* wide = module_.str_constant("\xE2\x82\xAC");
  const mir::Constant* set =
      module_.constant({Kind::kFrozenSet, "", 0, 0, {module_.int_constant(1), wide}, 0});
  const mir::Constant* tuple = module_.constant({Kind::kTuple, "", 0, 0, {big, wide, set}, 0});
  b.constant(tuple);
  mir::Instruction* load = b.append(Opcode::global_load);
  load->module = &module_;
  load->number = module_.slot_of("print");
  mir::Instruction* store = b.append(Opcode::global_store, {b.constant(big)});
  store->module = &module_;
  store->number = module_.slot_of("x");
  mir::Instruction* self = b.append(Opcode::static_function);
  self->function = f;
  b.return_value(b.call_entry(EntryId::call, {load, self}));
  std::string text = lowered();
  EXPECT_TRUE(contains(text, "@molt_type_frozenset"));
  EXPECT_TRUE(contains(text, "@molt_load_global_slow"));
  EXPECT_TRUE(contains(text, "@molt_shape_function"));
}

INSTANTIATE_TEST_SUITE_P(Targets, LowerTest, testing::Bool(), [](const auto& info) {
  return info.param ? std::string("wasm") : std::string("native");
});

}  // namespace
}  // namespace molt::lower
