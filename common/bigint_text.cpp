#include "common/bigint_text.h"

#include "common/bigint_kernels.h"

namespace molt::common::bigint {
namespace {

// How many digits of a base fit into one limb, and base ** digits.
struct Chunk {
  int digits;
  Limb power;
};

Chunk chunk_of(Limb base) {
  Chunk chunk{1, base};
  while (chunk.power <= ~Limb{0} / base) {
    chunk.power *= base;
    ++chunk.digits;
  }
  return chunk;
}

bool is_power_of_two(int base) { return (base & (base - 1)) == 0; }
int log2_of(int base) { return std::countr_zero(static_cast<unsigned>(base)); }

// Fewest bits per digit, in 1/1024 bit: floor(1024 * log2(base)), for base 0 to 36.
constexpr std::uint16_t kLog2Floor[37] = {
    0,    0,    1024, 1623, 2048, 2377, 2647, 2874, 3072, 3246, 3401, 3542, 3671,
    3789, 3898, 4000, 4096, 4185, 4270, 4349, 4425, 4497, 4566, 4632, 4695, 4755,
    4813, 4869, 4922, 4974, 5024, 5073, 5120, 5165, 5209, 5252, 5294};

// Below these sizes the quadratic loops are faster than divide and conquer.
constexpr std::size_t kPrintLimbs = 30;
constexpr std::size_t kParseChunks = 60;

// chunk.power ** (2 ** level) for growing levels, made on demand from one another.
class PowerTable {
 public:
  explicit PowerTable(const ScratchAllocator& scratch) : scratch_(scratch) {}
  ~PowerTable() {
    while (levels_-- > 0)
      scratch_.release(scratch_.context, limbs_[levels_], capacity_[levels_] * sizeof(Limb));
  }
  PowerTable(const PowerTable&) = delete;
  PowerTable& operator=(const PowerTable&) = delete;

  // False when memory ran out.
  bool add_first(Limb power) {
    Limb* const limbs = allocate(1);
    if (limbs == nullptr) return false;
    limbs[0] = power;
    sizes_[levels_++] = 1;
    return true;
  }
  bool add_square() {
    const Limbs last = get(levels_ - 1);
    Limb* const limbs = allocate(2 * last.size());
    if (limbs == nullptr) return false;
    // The level counts before the product, so that the block is released whatever happens.
    const int level = levels_++;
    sizes_[level] = square(limbs, last, scratch_);
    return sizes_[level] != kOutOfMemory;
  }
  int levels() const { return levels_; }
  Limbs get(int level) const { return {limbs_[level], sizes_[level]}; }

 private:
  Limb* allocate(std::size_t count) {
    capacity_[levels_] = count;
    limbs_[levels_] = static_cast<Limb*>(scratch_.allocate(scratch_.context, count * sizeof(Limb)));
    return limbs_[levels_];
  }

  const ScratchAllocator& scratch_;
  Limb* limbs_[64];
  std::size_t sizes_[64];
  std::size_t capacity_[64];
  int levels_ = 0;
};

constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

// --- Printing

std::size_t print_power_of_two(char* out, Limbs a, int base) {
  const std::size_t bits = static_cast<std::size_t>(log2_of(base));
  const std::size_t count = (bit_length(a) + bits - 1) / bits;
  for (std::size_t i = count; i-- > 0;) {
    const std::size_t position = i * bits;
    const std::size_t index = position / kLimbBits;
    const std::size_t shift = position % kLimbBits;
    Limb digit = a[index] >> shift;
    if (shift + bits > kLimbBits && index + 1 < a.size())
      digit |= a[index + 1] << (kLimbBits - shift);
    *out++ = kDigits[digit & (static_cast<Limb>(base) - 1)];
  }
  return count;
}

// Writes the digits of one limb, at least `width` of them, so that they end before `end`; returns
// their begin.
char* print_limb(char* end, Limb value, Limb base, int width) {
  char* p = end;
  if (base == 10) {
    // Division by a constant is a multiplication.
    for (; value != 0; value /= 10) *--p = static_cast<char>('0' + value % 10);
  } else {
    for (; value != 0; value /= base) *--p = kDigits[value % base];
  }
  while (end - p < width) *--p = '0';
  return p;
}

class Printer {
 public:
  Printer(int base, const ScratchAllocator& scratch)
      : base_(static_cast<Limb>(base)),
        chunk_(chunk_of(base_)),
        powers_(scratch),
        scratch_(scratch) {}

  // Returns the number of digits written or kOutOfMemory.
  std::size_t print(char* out, Limbs a) {
    if (a.size() > kPrintLimbs) {
      if (!powers_.add_first(chunk_.power)) return kOutOfMemory;
      // A power of size n squares to 2 * n - 1 limbs at least: the next power after the last is
      // above `a`.
      while (2 * powers_.get(powers_.levels() - 1).size() <= a.size() + 1) {
        if (!powers_.add_square()) return kOutOfMemory;
      }
    }
    char* const end = print_part(out, a, powers_.levels(), 0);
    return end == nullptr ? kOutOfMemory : static_cast<std::size_t>(end - out);
  }

 private:
  // Prints `a`, which is below powers_[level]: with `width` digits when that is not zero, else
  // without leading zeros. Returns the end, or nullptr when memory ran out.
  char* print_part(char* out, Limbs a, int level, std::size_t width) {
    while (level > 0 && compare(a, powers_.get(level - 1)) < 0) {
      --level;
      if (width == 0) continue;
      const std::size_t half = digits_of(level);
      for (std::size_t i = half; i < width; ++i) *out++ = '0';
      width = half;
    }
    if (a.size() <= kPrintLimbs) return print_small(out, a, width);
    const Limbs divisor = powers_.get(level - 1);
    const std::size_t quotient_n = a.size() - divisor.size() + 1;
    ScratchArray<Limb> storage(scratch_, quotient_n + divisor.size());
    if (!storage) return nullptr;
    Limb* const quotient = storage.get();
    Limb* const remainder = quotient + quotient_n;
    const DivisionSizes sizes = divide(quotient, remainder, a, divisor, scratch_);
    if (sizes.quotient == kOutOfMemory) return nullptr;
    const std::size_t half = digits_of(level - 1);
    const std::size_t high_width = width == 0 ? 0 : width - half;
    out = print_part(out, {quotient, sizes.quotient}, level - 1, high_width);
    return out == nullptr ? nullptr
                          : print_part(out, {remainder, sizes.remainder}, level - 1, half);
  }

  std::size_t digits_of(int level) const {
    return static_cast<std::size_t>(chunk_.digits) << level;
  }

  char* print_small(char* out, Limbs a, std::size_t width) {
    Limb limbs[kPrintLimbs];
    char digits[kPrintLimbs * 64];
    copy_limbs(limbs, a.data(), a.size());
    std::size_t size = a.size();
    char* const end = digits + sizeof(digits);
    char* p = end;
    while (size > 0) {
      const Limb part = divide_small(limbs, {limbs, size}, chunk_.power);
      size = normalized_size(limbs, size);
      p = print_limb(p, part, base_, size > 0 ? chunk_.digits : 1);
    }
    const std::size_t count = static_cast<std::size_t>(end - p);
    for (std::size_t i = count; i < width; ++i) *out++ = '0';
    std::memcpy(out, p, count);
    return out + count;
  }

  Limb base_;
  Chunk chunk_;
  PowerTable powers_;
  const ScratchAllocator& scratch_;
};

}  // namespace

std::size_t text_bound(Limbs a, int base) {
  if (a.empty()) return 1;
  const std::size_t bits = bit_length(a);
  if (is_power_of_two(base)) {
    const std::size_t per_digit = static_cast<std::size_t>(log2_of(base));
    return (bits + per_digit - 1) / per_digit;
  }
  // Split so that the product cannot overflow a 32-bit size.
  const std::size_t log2 = kLog2Floor[base];
  return bits / log2 * 1024 + bits % log2 * 1024 / log2 + 2;
}

std::size_t to_text(char* out, Limbs a, int base, const ScratchAllocator& scratch) {
  if (a.empty()) {
    *out = '0';
    return 1;
  }
  if (is_power_of_two(base)) return print_power_of_two(out, a, base);
  if (a.size() == 1) {
    char digits[64];
    char* const end = digits + sizeof(digits);
    char* const p = print_limb(end, a[0], static_cast<Limb>(base), 1);
    const std::size_t count = static_cast<std::size_t>(end - p);
    std::memcpy(out, p, count);
    return count;
  }
  return Printer(base, scratch).print(out, a);
}

std::size_t decimal_digits(Limbs a, const ScratchAllocator& scratch) {
  if (a.empty()) return 1;
  // 2**(bits - 1) <= a < 2**bits, and log10(2) is between the two multiples of 2**-64 used here.
  const std::uint64_t bits = bit_length(a);
  constexpr Limb kLog10Of2 = 0x4D104D427DE7FBCC;
  const Limb least = multiply_wide(bits - 1, kLog10Of2).high + 1;
  const Limb most = multiply_wide(bits, kLog10Of2 + 1).high + 1;
  if (least == most) return static_cast<std::size_t>(least);
  ScratchArray<char, 24> text(scratch, text_bound(a, 10));
  if (!text) return kOutOfMemory;
  return to_text(text.get(), a, 10, scratch);
}

// --- Reading

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 37;
}

namespace {

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The base that the prefix 0b, 0o or 0x names, or 0.
int prefix_base(char letter) {
  switch (letter | 0x20) {
    case 'b':
      return 2;
    case 'o':
      return 8;
    case 'x':
      return 16;
    default:
      return 0;
  }
}

}  // namespace

IntegerText scan_integer(const char* text, std::size_t size, int base) {
  IntegerText result;
  std::size_t end = size;
  std::size_t i = 0;
  while (i < end && is_ascii_space(text[i])) ++i;
  while (end > i && is_ascii_space(text[end - 1])) --end;
  if (i < end && (text[i] == '+' || text[i] == '-')) result.negative = text[i++] == '-';

  // In base 0 a number that starts with 0 and has no prefix must be zero.
  bool only_zeros = false;
  if (i + 1 < end && text[i] == '0') {
    const int prefix = prefix_base(text[i + 1]);
    if (prefix != 0 && (base == 0 || base == prefix)) {
      base = prefix;
      i += 2;
      if (i < end && text[i] == '_') ++i;
    } else if (base == 0) {
      only_zeros = true;
    }
  }
  if (base == 0) base = 10;
  result.base = base;
  result.begin = i;
  result.end = end;
  char previous = '_';
  bool zero = true;
  for (; i < end; ++i) {
    const char c = text[i];
    if (c == '_') {
      if (previous == '_') return result;
    } else {
      if (digit_value(c) >= base) return result;
      zero &= c == '0';
      ++result.digits;
    }
    previous = c;
  }
  result.valid = previous != '_' && !(only_zeros && !zero);
  return result;
}

namespace {

// Yields digit values from a text that may hold underscores.
class DigitReader {
 public:
  explicit DigitReader(const char* text) : text_(text) {}
  Limb next() {
    while (*text_ == '_') ++text_;
    return static_cast<Limb>(digit_value(*text_++));
  }
  Limb number(int digits, Limb base) {
    Limb value = 0;
    for (int i = 0; i < digits; ++i) value = value * base + next();
    return value;
  }

 private:
  const char* text_;
};

std::size_t parse_power_of_two(Limb* r, DigitReader digits, std::size_t count, int base) {
  const std::size_t bits = static_cast<std::size_t>(log2_of(base));
  const std::size_t size = (count * bits + kLimbBits - 1) / kLimbBits;
  clear_limbs(r, size);
  for (std::size_t i = count; i-- > 0;) {
    const Limb digit = digits.next();
    const std::size_t index = i * bits / kLimbBits;
    const std::size_t shift = i * bits % kLimbBits;
    r[index] |= digit << shift;
    if (shift + bits > kLimbBits && index + 1 < size) r[index + 1] |= digit >> (kLimbBits - shift);
  }
  return normalized_size(r, size);
}

class Parser {
 public:
  Parser(const char* text, int base, const ScratchAllocator& scratch)
      : base_(static_cast<Limb>(base)),
        chunk_(chunk_of(base_)),
        digits_(text),
        powers_(scratch),
        scratch_(scratch) {}

  std::size_t parse(Limb* r, std::size_t count) {
    const std::size_t chunks = count / static_cast<std::size_t>(chunk_.digits) + 1;
    if (chunks > kParseChunks) {
      if (!powers_.add_first(chunk_.power)) return kOutOfMemory;
      for (std::size_t covered = 2; covered < chunks; covered *= 2) {
        if (!powers_.add_square()) return kOutOfMemory;
      }
    }
    return parse_part(r, count);
  }

 private:
  // Reads the next `count` digits. r has room for their limbs and one more.
  std::size_t parse_part(Limb* r, std::size_t count) {
    const std::size_t per_chunk = static_cast<std::size_t>(chunk_.digits);
    const std::size_t chunks = count / per_chunk + 1;
    if (chunks <= kParseChunks) return parse_small(r, count);
    int level = 0;
    while (per_chunk << (level + 1) < count) ++level;
    const std::size_t low_count = per_chunk << level;
    const Limbs power = powers_.get(level);
    ScratchArray<Limb> storage(scratch_,
                               (count - low_count) / per_chunk + 2 + low_count / per_chunk + 2);
    if (!storage) return kOutOfMemory;
    Limb* const high = storage.get();
    Limb* const low = high + (count - low_count) / per_chunk + 2;
    const std::size_t high_n = parse_part(high, count - low_count);
    if (high_n == kOutOfMemory) return kOutOfMemory;
    const std::size_t low_n = parse_part(low, low_count);
    if (low_n == kOutOfMemory) return kOutOfMemory;
    const std::size_t size = multiply(r, {high, high_n}, power, scratch_);
    return size == kOutOfMemory ? kOutOfMemory : add(r, {r, size}, {low, low_n});
  }

  std::size_t parse_small(Limb* r, std::size_t count) {
    std::size_t size = 0;
    int digits = static_cast<int>(count % static_cast<std::size_t>(chunk_.digits));
    if (digits != 0) {
      r[0] = digits_.number(digits, base_);
      size = r[0] != 0;
    }
    for (std::size_t left = count / static_cast<std::size_t>(chunk_.digits); left > 0; --left) {
      size = multiply_small(r, {r, size}, chunk_.power, digits_.number(chunk_.digits, base_));
    }
    return size;
  }

  Limb base_;
  Chunk chunk_;
  DigitReader digits_;
  PowerTable powers_;
  const ScratchAllocator& scratch_;
};

std::size_t parse_digits(Limb* r, const char* text, std::size_t count, int base,
                         const ScratchAllocator& scratch) {
  if (is_power_of_two(base)) return parse_power_of_two(r, DigitReader(text), count, base);
  return Parser(text, base, scratch).parse(r, count);
}

}  // namespace

std::size_t parse_size(std::size_t digits, int base) {
  const std::size_t per_chunk = static_cast<std::size_t>(chunk_of(static_cast<Limb>(base)).digits);
  return digits / per_chunk + 3;
}

std::size_t from_text(Limb* r, const char* digits, std::size_t count, int base,
                      const ScratchAllocator& scratch) {
  return parse_digits(r, digits, count, base, scratch);
}

std::size_t from_scanned_text(Limb* r, const char* text, const IntegerText& scanned,
                              const ScratchAllocator& scratch) {
  return parse_digits(r, text + scanned.begin, scanned.digits, scanned.base, scratch);
}

}  // namespace molt::common::bigint
