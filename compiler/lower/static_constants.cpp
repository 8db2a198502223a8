// Python constants as immediates or immortal objects in static data. Complex numbers and frozen
// sets, whose layouts belong to the runtime, are made when the module starts.

#include <set>

#include "common/utf.h"
#include "compiler/lower/program_lowering.h"
#include "compiler/support/check.h"

namespace molt::lower {

using Kind = mir::Constant::Kind;

namespace {

#define MOLT_NAME(identifier) #identifier,
bool is_runtime_name(llvm::StringRef text) {
  static const std::set<llvm::StringRef> kNames = {
#include "abi/names.def"
  };
  return kNames.contains(text);
}
#undef MOLT_NAME

std::vector<char32_t> code_points(const std::string& text) {
  std::vector<char32_t> out;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (size_t at = 0; at < text.size();) {
    common::utf::Step step =
        common::utf::decode_utf8(bytes + at, text.size() - at, common::utf::Surrogates::kAllow);
    MOLT_CHECK(step.error == nullptr, "lower", "a str constant is not WTF-8");
    out.push_back(step.code_point);
    at += step.length;
  }
  return out;
}

template <typename Unit>
llvm::Constant* unit_array(llvm::LLVMContext& context, const std::vector<char32_t>& text) {
  std::vector<Unit> units(text.begin(), text.end());
  units.push_back(0);
  return llvm::ConstantDataArray::get(context, units);
}

bool is_small_int(const std::string& decimal, int64_t* value) {
  // Fifteen digits are the most that every small int of that length may have.
  if (decimal.size() > 16) return false;
  *value = std::stoll(decimal);
  return abi::Value::fits_small_int(*value);
}

}  // namespace

llvm::Constant* ProgramLowering::name(llvm::StringRef text) {
  if (is_runtime_name(text)) return runtime_data(("molt_name_" + text).str());
  return str_object(text.str());
}

llvm::Constant* ProgramLowering::str_object(const std::string& text) {
  llvm::Constant*& known = strings_[text];
  if (known != nullptr) return known;
  if (is_runtime_name(text)) return known = runtime_data("molt_name_" + text);
  std::vector<char32_t> points = code_points(text);
  char32_t widest = 0;
  for (char32_t c : points) widest = std::max(widest, c);
  uint8_t kind = widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
  llvm::Constant* units = kind == 1   ? unit_array<uint8_t>(context, points)
                          : kind == 2 ? unit_array<uint16_t>(context, points)
                                      : unit_array<uint32_t>(context, points);
  // kind, is_ascii, is_interned and the reserved bytes.
  const bool is_interned = analysis::may_be_name(text);
  uint8_t traits[8] = {kind, static_cast<uint8_t>(widest < 128), is_interned};
  auto* object = pack({header("str"), int64(static_cast<int64_t>(points.size())), int64(0),
                       llvm::ConstantDataArray::get(context, traits), units});
  auto* variable = data(object, "str", false);
  if (is_interned) {
    // The linker merges it with those of the runtime and of library modules.
    variable->setName("molt_name_" + text);
    variable->setLinkage(llvm::GlobalValue::WeakODRLinkage);
    variable->setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::None);
  }
  return known = variable;
}

std::vector<std::string> ProgramLowering::interned_strs() const {
  std::vector<std::string> texts;
  for (const auto& entry : strings_) {
    if (analysis::may_be_name(entry.getKey())) texts.push_back(entry.getKey().str());
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

llvm::Constant* ProgramLowering::bytes_object(const std::string& text) {
  llvm::Constant*& known = bytes_[text];
  if (known != nullptr) return known;
  auto* object = pack({header("bytes"), int64(static_cast<int64_t>(text.size())), int64(0),
                       llvm::ConstantDataArray::getString(context, text, true)});
  return known = data(object, "bytes", false);
}

llvm::Constant* ProgramLowering::int_object(const std::string& decimal) {
  bool is_negative = decimal[0] == '-';
  llvm::StringRef digits = llvm::StringRef(decimal).drop_front(is_negative ? 1 : 0);
  // log2(10) < 3.33.
  auto bits = static_cast<unsigned>(digits.size() * 10 / 3 + 64);
  llvm::APInt magnitude(bits, digits, 10);
  unsigned num_limbs = (magnitude.getActiveBits() + 63) / 64;
  std::vector<uint64_t> limbs(magnitude.getRawData(), magnitude.getRawData() + num_limbs);
  int64_t size = is_negative ? -int64_t{num_limbs} : int64_t{num_limbs};
  return data(pack({header("int"), int64(size), llvm::ConstantDataArray::get(context, limbs)}),
              "int", false);
}

llvm::Constant* ProgramLowering::tuple_object(const mir::Constant& constant) {
  std::vector<llvm::Constant*> words = {
      header("tuple"), int64(static_cast<int64_t>(constant.items.size())), int64(0)};
  for (const mir::Constant* item : constant.items) words.push_back(constant_word(*item));
  return data(pack(words), "tuple", false);
}

llvm::Constant* ProgramLowering::static_object(const mir::Constant& constant) {
  if (constant.kind == Kind::kStr) return str_object(constant.text);
  if (constant.kind == Kind::kBytes) return bytes_object(constant.text);
  llvm::Constant*& known = objects_[&constant];
  if (known != nullptr) return known;
  llvm::Constant* object =
      constant.kind == Kind::kInt ? int_object(constant.text) : tuple_object(constant);
  return objects_[&constant] = object;
}

bool ProgramLowering::is_static(const mir::Constant& constant) const {
  if (constant.kind == Kind::kComplex || constant.kind == Kind::kFrozenSet) return false;
  for (const mir::Constant* item : constant.items) {
    if (!is_static(*item)) return false;
  }
  return true;
}

llvm::Constant* ProgramLowering::constant_word(const mir::Constant& constant) {
  int64_t value = 0;
  switch (constant.kind) {
    case Kind::kNone:
      return immediate(abi::kNoneBits);
    case Kind::kTrue:
      return immediate(abi::kTrueBits);
    case Kind::kFalse:
      return immediate(abi::kFalseBits);
    case Kind::kEllipsis:
      return immediate(abi::kEllipsisBits);
    case Kind::kNotImplemented:
      return immediate(abi::kNotImplementedBits);
    case Kind::kFloat:
      return immediate(abi::Value::from_double(constant.number).bits);
    case Kind::kInt:
      if (is_small_int(constant.text, &value)) {
        return immediate(abi::Value::from_small_int(value).bits);
      }
      return object_word(static_object(constant));
    case Kind::kStr:
    case Kind::kBytes:
    case Kind::kTuple:
      return object_word(static_object(constant));
    case Kind::kComplex:
    case Kind::kFrozenSet:
      break;
  }
  MOLT_UNREACHABLE("lower", "a constant that is not static");
}

llvm::GlobalVariable* ProgramLowering::made_constant(const mir::Module& owner,
                                                     const mir::Constant& constant) {
  llvm::GlobalVariable*& known = made_constants_[&constant];
  if (known == nullptr) {
    known = data(immediate(abi::kUnboundBits), "constant." + owner.name, false);
  }
  return known;
}

}  // namespace molt::lower
