// MIR: Molt's intermediate representation. SSA, basic blocks with arguments.
//
// Invariants (verifier.h checks them):
//  - A value is an instruction's result or a block's parameter; each use is dominated by its
//  definition.
//  - A block ends in exactly one terminator. Besides it, an instruction in the middle of a block
//  may leave the block by its
//    unwind edge (it raised) or its side-exit edge (a guard failed); the instruction's own result
//    does not exist there.
//  - An unwind edge without a target leaves the function with the exception; count insertion gives
//  it a cleanup ladder.
//  - The target of an unwind edge is a landing block: its first instruction is `traceback`, and
//  only unwind edges lead to it.
//  - Before count insertion there are no counts: owned results simply exist. After it, every owned
//  reference is released or
//    moved exactly once on every path (ownership.h checks it).
//
// Memory: a Module owns its functions and constants, a Function its blocks and values. Pointers
// stay valid until the owner dies; removed instructions stay allocated.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "abi/functions/entries.h"
#include "abi/layout/code.h"
#include "compiler/mir/type.h"

namespace molt::mir {

struct Block;
struct Function;
struct Module;

enum class Opcode : uint8_t {
#define MOLT_INSTRUCTION(name, result, operands, flags, ownership) name,
#include "compiler/mir/instructions.def"
#undef MOLT_INSTRUCTION
};

// Flags of an instruction row.
enum OpcodeFlags : uint16_t {
  kTerminator = 1u << 0,
  kRaises = 1u << 1,
  kExits = 1u << 2,
  kReadsHeap = 1u << 3,
  kWritesHeap = 1u << 4,
  kRunsPython = 1u << 5,
  kAllocates = 1u << 6,
  // The entry's row says.
  kByRow = 1u << 7,
};

enum class Ownership : uint8_t {
  none,
  owned,
  interior,
  alias,
  immortal,
  consumes,
  consumes_second,
  consumes_third,
  by_row,
  yields,
};

struct OpcodeRow {
  const char* name;
  // Rep of the result; `any` is kNone with is_any.
  Rep result;
  bool result_is_any;
  const char* operands;
  uint16_t flags;
  Ownership ownership;
};
const OpcodeRow& opcode_row(Opcode op);

// A Python constant. Ints of any size are decimal text with an optional sign; str is WTF-8.
struct Constant {
  enum class Kind : uint8_t {
    kNone,
    kTrue,
    kFalse,
    kEllipsis,
    kNotImplemented,
    kInt,
    kFloat,
    kComplex,
    kStr,
    kBytes,
    kTuple,
    kFrozenSet
  };
  Kind kind;
  // kInt: decimal text. kStr, kBytes: the content.
  std::string text;
  // kFloat: the value. kComplex: the imaginary part in `real_or_value`'s place is `imaginary`.
  double number = 0;
  double imaginary = 0;
  std::vector<const Constant*> items;
  // Position in Module::constants.
  uint32_t id = 0;
};

struct Value {
  enum class Origin : uint8_t { kInstruction, kBlockParam };
  Origin origin;
  Rep rep = Rep::kNone;
  // Numbered in the function, for printing and side tables.
  uint32_t id = 0;
  Type type = Type::any();
  // Where it is defined.
  Block* block = nullptr;
};

struct BlockParam : Value {
  uint32_t index = 0;
};

struct Edge {
  Block* target = nullptr;
  std::vector<Value*> args;
  explicit operator bool() const { return target != nullptr; }
};

struct Instruction : Value {
  Opcode op;
  std::vector<Value*> operands;
  // Terminators: the successors in order.
  std::vector<Edge> successors;
  // kRaises: where an exception goes; no target means out of the function.
  Edge unwind;
  // kExits: where a failed guard goes.
  Edge exit;
  // Immediates; which are used depends on the opcode (instructions.def).
  abi::EntryId entry{};
  int64_t number = 0;
  const Constant* constant = nullptr;
  Function* function = nullptr;
  Module* module = nullptr;
  std::vector<int64_t> cases;
  // Index into Function::positions.
  uint32_t position = 0;
  // The number of the resume point before this instruction (Function::resume_points), or 0.
  uint32_t resume_point = 0;

  const OpcodeRow& row() const { return opcode_row(op); }
  bool is_terminator() const { return (row().flags & kTerminator) != 0; }
};

struct Block {
  uint32_t id = 0;
  Function* function = nullptr;
  std::vector<BlockParam*> params;
  std::vector<Instruction*> instructions;
  // The target of unwind edges.
  bool is_landing = false;
  // Printed; what the block is for ("loop", "else", "finally").
  const char* label = "";
  // Rarely executed: exits, error paths.
  bool is_cold = false;
  // Never runs: below `if __name__ == "__main__"` in an imported module, or a handler of imports that
  // cannot fail. What it names is no use (analysis::name_use).
  bool is_idle = false;

  Instruction* terminator() const { return instructions.empty() ? nullptr : instructions.back(); }
};

// What the runtime is told about a code object (abi::FunctionCode), and what tracebacks need.
struct CodeInfo {
  std::string name;
  std::string qualname;
  // Parameters first (positional, keyword-only, *args, **kwargs), then the other locals, as
  // co_varnames.
  std::vector<std::string> varnames;
  std::vector<std::string> cellvars;
  std::vector<std::string> freevars;
  // As co_names.
  std::vector<std::string> names;
  const Constant* doc = nullptr;
  int32_t arg_count = 0;
  int32_t positional_only_count = 0;
  int32_t keyword_only_count = 0;
  int32_t first_line = 1;
  // co_flags (abi::kCode*).
  uint32_t flags = 0;
  // Whether this is a whole frame in tracebacks (comprehensions inlined by PEP 709 are not
  // functions at all).
  int32_t frame_slots = 0;
};

// A point of a function's generic body at which execution can be taken up again: before an
// instruction, or after a call with the call's result.
struct ResumePoint {
  Instruction* instruction = nullptr;
  bool after_result = false;
  // The values live there, in the order in which exits pass them.
  std::vector<Value*> live;
};

// An import statement.
struct Import {
  // Dotted, with a dot in front for each level up.
  std::string module;
  // Of `from module import names`, "*" among them; each may be a submodule.
  std::vector<std::string> names;
  // What it binds: for each of `names`, or the one name of `import module`.
  std::vector<std::string> bound;
};

// The dotted name of what `from package import name` imports if it is a module.
std::string submodule(const std::string& package, const std::string& name);

struct Function {
  // body: params are the function object (borrowed) and the Python parameters in co_varnames order
  // (borrowed), all boxed. resume: made from a generator body; no parameters; resume_state,
  // sent_value and frame_* reach its frame. module_body: no parameters; the top-level code of a
  // module. exit_resume: made from a body: operands arrive in an array (frame_load), `resume_state`
  // is the point.
  enum class Kind : uint8_t { kBody, kModuleBody, kResume, kExitResume };
  Kind kind = Kind::kBody;
  Module* module = nullptr;
  // Unique in the program; a linker symbol is derived from it.
  std::string symbol;
  CodeInfo code;
  // Parameters are the entry block's. The result of a direct call: kBoxed, kInt64 or kFloat64.
  Rep result_rep = Rep::kBoxed;
  // What it returns, as far as the whole program shows.
  Type result_type = Type::any();
  std::vector<Block*> blocks;
  std::vector<abi::Position> positions;
  // resume_points[0] is not used.
  std::vector<ResumePoint> resume_points;
  // The generic body that exits of a specialised copy go to, or null.
  Function* generic = nullptr;
  // The resume function of a generator body, after the generator pass.
  Function* resume = nullptr;
  std::vector<Import> imports;
  // A `def` at module level that runs at most once: the function object is static data.
  bool is_static = false;
  uint32_t num_values = 0;
  uint32_t num_blocks = 0;

  Block* entry() const { return blocks.front(); }
  Block* new_block(const char* label);
  Instruction* new_instruction(Opcode op);
  BlockParam* add_param(Block* block, Rep rep, Type type = Type::any());
  uint32_t add_position(const abi::Position& position);
  // Moves all blocks and values of `other` here; this function must be empty, and `other` is empty
  // afterwards.
  void take_code_from(Function& other);

 private:
  std::deque<Block> block_storage_;
  std::deque<Instruction> instruction_storage_;
  std::deque<BlockParam> param_storage_;
};

struct Module {
  // Dotted; "__main__" for the program's own file.
  std::string name;
  // As co_filename.
  std::string filename;
  // The decoded source, UTF-8, for traceback lines.
  std::string source;
  bool is_package = false;
  // Globals, by slot.
  std::vector<std::string> slots;
  std::vector<std::unique_ptr<Function>> functions;
  Function* body = nullptr;
  // Names used as attributes anywhere in the module, for linking method rows;
  // `uses_dynamic_attributes` when a name may be computed (getattr with a variable name, dir, vars
  // of a type, ...).
  std::vector<std::string> attribute_names;
  bool uses_dynamic_attributes = false;
  // Names of variables in whose values it looks up names that are computed: getattr(v, name),
  // vars(v).
  std::set<std::string> computed_lookups;
  // It imports modules whose names are computed.
  bool computes_imports = false;
  // Dotted names of all modules that its functions may import, in order of first appearance.
  std::vector<std::string> imports;

  // Interned constants: equal constants of equal type are one object (-0.0 and 0.0 differ, 1
  // and 1.0 and True differ).
  const Constant* constant(Constant c);
  const Constant* str_constant(std::string_view text);
  const Constant* int_constant(int64_t value);
  // The slot of a global name, made when new.
  int64_t slot_of(std::string_view name);
  Function* new_function(Function::Kind kind, std::string symbol);

  std::deque<Constant> constants;

 private:
  std::unordered_map<std::string, const Constant*> constant_index_;
  std::unordered_map<std::string, int64_t> slot_index_;
};

}  // namespace molt::mir
