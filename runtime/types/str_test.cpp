// str and bytes against what CPython 3.12 prints.
#include "runtime/types/str.h"

// errno.h makes a macro of the name of a row: its users come after.

#include <gtest/gtest.h>

#include <string>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/state.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exception.h"
#include "runtime/types/format_spec.h"
#include "runtime/types/list.h"
#include "runtime/types/text_codecs.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/bytes.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

std::string text_of(Value value) {
  const Utf8Text utf8(as_str(value));
  return {utf8.data(), static_cast<size_t>(utf8.size())};
}

// repr of a result, or "Type: message" of the exception.
std::string show(Owned result) {
  Ref held(result);
  if (is_failure(held)) {
    Ref error(owned_unchecked(take_exception()));
    Ref message(str_of(error));
    return std::string(type_of(error)->c_name) + ": " + text_of(message);
  }
  Ref text(repr_of(held));
  return is_failure(text) ? show(kOwnedError) : text_of(text);
}

// The stack's start, without which every recursion seems too deep.
class StackStart : public testing::Environment {
  void SetUp() override { start_stack_checks(); }
};
const auto* const stack_start = testing::AddGlobalTestEnvironment(new StackStart);

// A str that dies at the end of the full expression.
struct Text {
  Ref ref;
  Text(const char* utf8) : ref(make_str_utf8(utf8)) {}
  operator Borrowed() const { return ref; }
  operator Value() const { return ref; }
  operator Str*() const { return as_str(ref); }
};
struct Data {
  Ref ref;
  Data(std::string_view bytes) : ref(make_bytes(bytes)) {}
  operator Borrowed() const { return ref; }
  operator Value() const { return ref; }
};
constexpr Borrowed kNo{kNoneBits};
constexpr Borrowed kAbsent{kUnboundBits};
Borrowed num(int64_t n) { return borrowed(Value::from_small_int(n)); }

std::string percent(Value format, Value args) {
  return show(molt_type_str.slots.modulo(borrowed(format), borrowed(args)));
}
std::string formatted(Value value, const char* spec) { return show(format_of(value, Text(spec))); }

TEST(Str, KindsAreTheNarrowest) {
  for (const char* text :
       {"", "a", "abc", "\u00e9", "a\u00e9", "\u20ac", "a\u20acb", "\U0001f600x"}) {
    Text made(text);
    EXPECT_EQ(text_of(made), text);
  }
  EXPECT_EQ(as_str(Text("\u00e9").ref)->kind, 1);
  Text wide("a\u20acbc");
  Ref part(substring(wide, 2, 4));
  EXPECT_EQ(as_str(part)->kind, 1);
  EXPECT_TRUE(as_str(part)->is_ascii);
  EXPECT_EQ(show(make_str_utf8("a\xff")), "'a\\udcff'");
}

TEST(Str, BuilderWidens) {
  StrBuilder out;
  std::string expected;
  for (int i = 0; i < 400; i++) {
    out.append_char('a');
    expected += "a";
  }
  out.append_ascii("xyz");
  out.append(Text("\u20ac").ref.get());
  out.append_int(-120);
  out.append_char(0x1F600);
  out.append_repeated(0xE9, 3);
  Ref result(out.finish());
  EXPECT_EQ(text_of(result), expected + "xyz\u20ac-120\U0001f600\u00e9\u00e9\u00e9");
  EXPECT_EQ(as_str(result)->kind, 4);
}

TEST(Str, AppendGrowsInPlace) {
  Ref text(make_str_ascii("start of the text: "));
  std::string expected = "start of the text: ";
  int moves = 0;
  for (int i = 0; i < 1000; i++) {
    const Value before = text.get();
    text = Ref(append_consumed(text.consume(), Text("ab")));
    moves += before != text.get();
    expected += "ab";
  }
  EXPECT_EQ(text_of(text), expected);
  EXPECT_LT(moves, 40);
  Ref other = Ref::share(text);
  text = Ref(append_consumed(text.consume(), Text("!")));
  EXPECT_EQ(text_of(other), expected);
  EXPECT_EQ(text_of(text), expected + "!");
}

TEST(Str, Search) {
  Text text("hello \u20ac world");
  EXPECT_EQ(show(molt_m_str_find(text, Text("o"), kNo, kNo)), "4");
  EXPECT_EQ(show(molt_m_str_rfind(text, Text("o"), kNo, kNo)), "9");
  EXPECT_EQ(show(molt_m_str_find(text, Text("wor"), kNo, kNo)), "8");
  EXPECT_EQ(show(molt_m_str_find(text, Text("o"), num(5), num(-4))), "-1");
  EXPECT_EQ(show(molt_m_str_find(text, Text(""), num(50), kNo)), "-1");
  EXPECT_EQ(show(molt_m_str_rfind(text, Text(""), kNo, kNo)), "13");
  EXPECT_EQ(show(molt_m_str_index(text, Text("zz"), kNo, kNo)), "ValueError: substring not found");
  EXPECT_EQ(show(molt_m_str_find(text, num(1), kNo, kNo)), "TypeError: must be str, not int");
  EXPECT_EQ(show(molt_m_str_count(Text("aaaa"), Text("aa"), kNo, kNo)), "2");
  EXPECT_EQ(show(molt_m_str_count(Text("abc"), Text(""), kNo, kNo)), "4");
  // The bytes of one character may look like another's across a boundary.
  Text tricky("\u0101\u0100\u0101\u0001");
  EXPECT_EQ(show(molt_m_str_find(tricky, Text("\u0101\u0001"), kNo, kNo)), "2");
  Text prefix("he");
  EXPECT_EQ(show(molt_m_str_startswith(text, Ref(tuple_of(num(1), prefix.ref.get())), kNo, kNo)),
            "TypeError: tuple for startswith must only contain str, not int");
  EXPECT_EQ(show(molt_m_str_startswith(text, Ref(tuple_of(prefix.ref.get())), kNo, kNo)), "True");
}

TEST(Str, LongSearchesAgreeWithNaive) {
  uint32_t seed = 1;
  auto random = [&](uint32_t n) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 9) % n;
  };
  for (int round = 0; round < 300; round++) {
    const uint32_t base = round % 3 == 0 ? 'a' : round % 3 == 1 ? 0x100 : 0x10000;
    StrBuilder hay, needle;
    const uint32_t length = 1 + random(200);
    for (uint32_t i = 0; i < length; i++) hay.append_char(base + random(3) * 0x101 % 0x300);
    const uint32_t part_length = 1 + random(4);
    for (uint32_t i = 0; i < part_length; i++) needle.append_char(base + random(3) * 0x101 % 0x300);
    Ref text(hay.finish()), part(needle.finish());
    const Str *t = as_str(text), *p = as_str(part);
    int64_t first = -1, last = -1;
    for (int64_t i = 0; i + p->length <= t->length; i++) {
      bool same = true;
      for (int64_t k = 0; k < p->length; k++)
        same &= char_at_unchecked(t, i + k) == char_at_unchecked(p, k);
      if (same && first < 0) first = i;
      if (same) last = i;
    }
    EXPECT_EQ(show(molt_m_str_find(text, part, kNo, kNo)), std::to_string(first));
    EXPECT_EQ(show(molt_m_str_rfind(text, part, kNo, kNo)), std::to_string(last));
  }
}

TEST(Str, Split) {
  EXPECT_EQ(show(molt_m_str_split(Text("  a b  c "), kNo, num(-1))), "['a', 'b', 'c']");
  EXPECT_EQ(show(molt_m_str_split(Text("  a b  c "), kNo, num(1))), "['a', 'b  c ']");
  EXPECT_EQ(show(molt_m_str_rsplit(Text("  a b  c "), kNo, num(1))), "['  a b', 'c']");
  EXPECT_EQ(show(molt_m_str_split(Text("a,b,,c"), Text(","), num(-1))), "['a', 'b', '', 'c']");
  EXPECT_EQ(show(molt_m_str_split(Text(""), Text(","), num(-1))), "['']");
  EXPECT_EQ(show(molt_m_str_rsplit(Text("a,b,,c"), Text(","), num(2))), "['a,b', '', 'c']");
  EXPECT_EQ(show(molt_m_str_splitlines(Text("a\nb\r\nc\rd\n"), borrowed(kFalse))),
            "['a', 'b', 'c', 'd']");
  EXPECT_EQ(show(molt_m_str_splitlines(Text("a\nb\r\n"), borrowed(kTrue))), "['a\\n', 'b\\r\\n']");
  EXPECT_EQ(show(molt_m_str_partition(Text("a=b=c"), Text("="))), "('a', '=', 'b=c')");
  EXPECT_EQ(show(molt_m_str_rpartition(Text("a=b=c"), Text("="))), "('a=b', '=', 'c')");
  EXPECT_EQ(show(molt_m_str_rpartition(Text("abc"), Text("="))), "('', '', 'abc')");
  EXPECT_EQ(show(molt_m_str_strip(Text("xxabxx"), Text("x"))), "'ab'");
  EXPECT_EQ(show(molt_m_str_lstrip(Text("\u2003 ab "), kNo)), "'ab '");
}

TEST(Str, Replace) {
  EXPECT_EQ(show(molt_m_str_replace(Text("aXbX"), Text("X"), Text("--"), num(-1))), "'a--b--'");
  EXPECT_EQ(show(molt_m_str_replace(Text("ab"), Text(""), Text("-"), num(-1))), "'-a-b-'");
  EXPECT_EQ(show(molt_m_str_replace(Text("ab"), Text(""), Text("-"), num(2))), "'-a-b'");
  EXPECT_EQ(show(molt_m_str_replace(Text(""), Text(""), Text("x"), num(-1))), "'x'");
  EXPECT_EQ(show(molt_m_str_replace(Text("a\u20aca"), Text("\u20ac"), Text("b"), num(-1))),
            "'aba'");
  EXPECT_EQ(show(molt_m_str_replace(Text("aaa"), Text("a"), Text("\u20ac"), num(2))),
            "'\u20ac\u20aca'");
}

TEST(Str, Case) {
  EXPECT_EQ(show(molt_m_str_upper(Text("stra\u00dfe \u01c6"))), "'STRASSE \u01c4'");
  EXPECT_EQ(show(molt_m_str_lower(Text("\u039f\u0394\u039f\u03a3 \u03a3A"))),
            "'\u03bf\u03b4\u03bf\u03c2 \u03c3a'");
  EXPECT_EQ(show(molt_m_str_title(Text("hello wOrld's 3x"))), "\"Hello World'S 3X\"");
  EXPECT_EQ(show(molt_m_str_capitalize(Text("hELLO"))), "'Hello'");
  EXPECT_EQ(show(molt_m_str_swapcase(Text("aB\u00df"))), "'AbSS'");
  EXPECT_EQ(show(molt_m_str_casefold(Text("Stra\u00dfe"))), "'strasse'");
  EXPECT_EQ(show(molt_m_str_istitle(Text("Hello World"))), "True");
  EXPECT_EQ(show(molt_m_str_istitle(Text("Hello world"))), "False");
  EXPECT_EQ(show(molt_m_str_istitle(Text("HEllo"))), "False");
}

TEST(Str, Justify) {
  EXPECT_EQ(show(molt_m_str_center(Text("ab"), num(5), Text("*"))), "'**ab*'");
  EXPECT_EQ(show(molt_m_str_center(Text("abc"), num(6), Text("*"))), "'*abc**'");
  EXPECT_EQ(show(molt_m_str_zfill(Text("-42"), num(6))), "'-00042'");
  EXPECT_EQ(show(molt_m_str_expandtabs(Text("a\tbc\td\n\te"), num(4))), "'a   bc  d\\n    e'");
}

TEST(Format, Specifications) {
  EXPECT_EQ(formatted(Text("abc"), "*^7.2"), "'**ab***'");
  EXPECT_EQ(formatted(Text("abc"), "05"), "'abc00'");
  EXPECT_EQ(formatted(Text("abc"), "=5"),
            "ValueError: '=' alignment not allowed in string format specifier");
  EXPECT_EQ(formatted(Text("abc"), "d"),
            "ValueError: Unknown format code 'd' for object of type 'str'");
  EXPECT_EQ(formatted(Text("abc"), ","), "ValueError: Cannot specify ',' with 's'.");
  EXPECT_EQ(formatted(Text("abc"), "5."), "ValueError: Format specifier missing precision");
  EXPECT_EQ(formatted(Text("abc"), "s1"),
            "ValueError: Invalid format specifier 's1' for object of type 'str'");
  EXPECT_EQ(formatted(Value::from_small_int(1234), "09,"), "'0,001,234'");
  EXPECT_EQ(formatted(Value::from_small_int(5), "=08,"), "'0,000,005'");
  EXPECT_EQ(formatted(Value::from_small_int(-255), "#010x"), "'-0x00000ff'");
  EXPECT_EQ(formatted(Value::from_small_int(12345), "x<010_x"), "'3039xxxxxx'");
  EXPECT_EQ(formatted(Value::from_double(-1.5), "010,.1f"), "'-000,001.5'");
}

TEST(Format, Percent) {
  EXPECT_EQ(percent(Text("%5d|%-5d|%05d|%+d"), Ref(tuple_of(num(1), num(2), num(-3), num(4)))),
            "'    1|2    |-0003|+4'");
  EXPECT_EQ(percent(Text("%#x %#o %X %.5d"), Ref(tuple_of(num(255), num(8), num(255), num(42)))),
            "'0xff 0o10 FF 00042'");
  EXPECT_EQ(percent(Text("%s and %r"), Ref(tuple_of(Text("a").ref.get(), Text("b").ref.get()))),
            "\"a and 'b'\"");
  EXPECT_EQ(percent(Text("%8.3f|%-8.2e|%g"),
                    Ref(tuple_of(Value::from_double(3.14159), Value::from_double(12345.0),
                                 Value::from_double(0.5)))),
            "'   3.142|1.23e+04|0.5'");
  EXPECT_EQ(percent(Text("%c%c"), Ref(tuple_of(num(65), Text("\u20ac").ref.get()))), "'A\u20ac'");
  EXPECT_EQ(percent(Text("100%%"), Ref(empty_tuple())), "'100%'");
  EXPECT_EQ(percent(Text("%d"), Text("a")),
            "TypeError: %d format: a real number is required, not str");
  EXPECT_EQ(percent(Text("%s %s"), Value{num(1).bits}),
            "TypeError: not enough arguments for format string");
  EXPECT_EQ(percent(Text("abc"), Value{num(1).bits}),
            "TypeError: not all arguments converted during string formatting");
  EXPECT_EQ(percent(Text("%y"), Value{num(1).bits}),
            "ValueError: unsupported format character 'y' (0x79) at index 1");
  EXPECT_EQ(percent(Text("%"), Ref(empty_tuple())), "ValueError: incomplete format");
}

TEST(Codecs, Encode) {
  auto encode = [](const char* text, const char* codec, const char* errors) {
    return show(encode_str(Text(text), Text(codec), Text(errors)));
  };
  EXPECT_EQ(encode("a\u20ac", "utf-8", "strict"), "b'a\\xe2\\x82\\xac'");
  EXPECT_EQ(encode("a\u20ac", "UTF_16", "strict"), "b'\\xff\\xfea\\x00\\xac '");
  EXPECT_EQ(encode("a\u20ac\u20ac", "latin-1", "strict"),
            "UnicodeEncodeError: 'latin-1' codec can't encode characters in position 1-2: ordinal "
            "not in range(256)");
  EXPECT_EQ(encode("a\u20ac", "ascii", "backslashreplace"), "b'a\\\\u20ac'");
  EXPECT_EQ(encode("a\u20ac", "ascii", "xmlcharrefreplace"), "b'a&#8364;'");
  EXPECT_EQ(encode("\u20ac", "ascii", "nope"), "LookupError: unknown error handler name 'nope'");
  EXPECT_EQ(encode("a", "nope", "strict"), "LookupError: unknown encoding: nope");
}

TEST(Codecs, Decode) {
  auto decode = [](std::string_view bytes, const char* codec, const char* errors) {
    Data data(bytes);
    ByteView view;
    get_byte_view(data, &view);
    return show(decode_bytes(data, view, Text(codec), Text(errors)));
  };
  EXPECT_EQ(decode("caf\xc3\xa9", "utf-8", "strict"), "'caf\u00e9'");
  EXPECT_EQ(
      decode("a\xff"
             "b",
             "utf-8", "strict"),
      "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte");
  EXPECT_EQ(decode("\xe2\x82x", "utf-8", "replace"), "'\ufffdx'");
  EXPECT_EQ(decode("\xff", "utf-8", "backslashreplace"), "'\\\\xff'");
  EXPECT_EQ(decode("\xff", "utf-8", "surrogateescape"), "'\\udcff'");
  EXPECT_EQ(decode({"\xff\xfe"
                    "a\0",
                    4},
                   "utf-16", "strict"),
            "'a'");
}

TEST(Bytes, Methods) {
  EXPECT_EQ(show(molt_m_bytes_split(Data("a,b"), Data(","), num(-1))), "[b'a', b'b']");
  EXPECT_EQ(show(molt_m_bytes_hex(Data("abcd"), Text("-"), num(-3))), "'616263-64'");
  EXPECT_EQ(show(molt_m_bytes_hex(Data("abcd"), Text(":"), num(1))), "'61:62:63:64'");
  EXPECT_EQ(show(molt_m_bytes_fromhex(borrowed(value_of_type(molt_type_bytes)), Text("00 ff"))),
            "b'\\x00\\xff'");
  EXPECT_EQ(show(molt_m_bytes_fromhex(borrowed(value_of_type(molt_type_bytes)), Text("0 0"))),
            "ValueError: non-hexadecimal number found in fromhex() arg at position 1");
  EXPECT_EQ(show(molt_m_bytes_replace(Data("aXb"), Data("X"), Data("yy"), num(-1))), "b'ayyb'");
  EXPECT_EQ(show(molt_m_bytes_title(Data("hello wORLD"))), "b'Hello World'");
  EXPECT_EQ(
      show(molt_type_bytes.slots.modulo(
          Data("%5d|%s|%a"), Ref(tuple_of(num(7), Data("x").ref.get(), Text("\u00e9").ref.get())))),
      "b\"    7|x|'\\\\xe9'\"");
  EXPECT_EQ(show(molt_m_bytes_find(Data("abc"), num(99), kNo, kNo)), "2");
  EXPECT_EQ(show(molt_n_bytes(borrowed(value_of_type(molt_type_bytes)), num(3), kAbsent, kAbsent)),
            "b'\\x00\\x00\\x00'");
}

}  // namespace

}  // namespace molt::rt
