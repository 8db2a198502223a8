// Files against what CPython 3.12 does.

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/state.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exception.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

std::string text_of(Value value) {
  const Utf8Text utf8(as_str(value));
  return {utf8.data(), static_cast<size_t>(utf8.size())};
}

// repr of a result, or "Type: message" of the exception.
std::string take_error() {
  Ref error(owned_unchecked(take_exception()));
  Ref message(str_of(error));
  return std::string(type_of(error)->c_name) + ": " + text_of(message);
}
std::string show(Owned result) {
  Ref held(result);
  if (is_failure(held)) return take_error();
  if (held.get().is_unbound()) return "<unbound>";
  Ref text(repr_of(held));
  return is_failure(text) ? take_error() : text_of(text);
}

struct Text {
  Ref ref;
  Text(std::string_view utf8) : ref(make_str_utf8(utf8)) {}
  operator Borrowed() const { return ref; }
  operator Value() const { return ref; }
};

Borrowed num(int64_t n) { return borrowed(Value::from_small_int(n)); }
constexpr Borrowed kNo{kNoneBits};

class FileTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { start_stack_checks(); }
  void SetUp() override {
    char name[] = "/tmp/molt_file_test_XXXXXX";
    close(mkstemp(name));
    path_ = name;
  }
  void TearDown() override { unlink(path_.c_str()); }

  Owned open_owned(std::string_view mode, Borrowed encoding = kNo, Borrowed errors = kNo,
                   Borrowed newline = kNo, int64_t buffering = -1) {
    return molt_f_builtins_open(Text(path_), Text(mode), num(buffering), encoding, errors, newline,
                                borrowed(kTrue), kNo);
  }
  Ref open(std::string_view mode, Borrowed encoding = kNo, Borrowed errors = kNo,
           Borrowed newline = kNo) {
    Ref file(open_owned(mode, encoding, errors, newline));
    EXPECT_FALSE(is_failure(file));
    return file;
  }
  void write_raw(std::string_view bytes) {
    Ref file = open("wb");
    Ref data(make_bytes(bytes));
    show(call_method(file, as_str(Ref(intern_ascii("write"))), data.get()));
  }
  std::string read_raw() { return show(method(open("rb"), "read")); }

  template <typename... T>
  static Owned method(const Ref& file, const char* name, T... args) {
    Ref interned(intern_ascii(name));
    return call_method(file, as_str(interned), value_of(args)...);
  }
  static Owned attribute(const Ref& file, const char* name) {
    Ref interned(intern_ascii(name));
    return get_attribute(file, as_str(interned));
  }
  static Value value_of(const Text& text) { return text; }
  static Value value_of(Borrowed b) { return rt::value_of(b); }
  static Value value_of(Value v) { return v; }

  std::string path_;
};

TEST_F(FileTest, WritesAndReadsLines) {
  {
    Ref file = open("w");
    EXPECT_EQ(show(method(file, "write", Text("h\xC3\xA9llo\n").ref.get())), "6");
    EXPECT_EQ(show(method(file, "write", Text("last").ref.get())), "4");
    EXPECT_EQ(show(attribute(file, "closed")), "False");
    EXPECT_EQ(show(method(file, "close")), "None");
    EXPECT_EQ(show(attribute(file, "closed")), "True");
    EXPECT_EQ(show(method(file, "write", Text("x").ref.get())),
              "ValueError: I/O operation on closed file.");
  }
  EXPECT_EQ(read_raw(), "b'h\\xc3\\xa9llo\\nlast'");
  Ref file = open("r");
  EXPECT_EQ(show(method(file, "readline")), "'h\xC3\xA9llo\\n'");
  EXPECT_EQ(show(method(file, "tell")), "7");
  EXPECT_EQ(show(method(file, "readline")), "'last'");
  EXPECT_EQ(show(method(file, "readline")), "''");
  EXPECT_EQ(show(method(file, "seek", num(0))), "0");
  EXPECT_EQ(show(method(file, "read", num(2))), "'h\xC3\xA9'");
  EXPECT_EQ(show(method(file, "tell")), "3");
  EXPECT_EQ(show(method(file, "read")), "'llo\\nlast'");
}

TEST_F(FileTest, TranslatesNewlines) {
  write_raw("a\r\nb\rc\nd\r");
  EXPECT_EQ(show(method(open("r"), "readlines")), "['a\\n', 'b\\n', 'c\\n', 'd\\n']");
  EXPECT_EQ(show(method(open("r"), "read")), "'a\\nb\\nc\\nd\\n'");
  EXPECT_EQ(show(method(open("r", kNo, kNo, Text("")), "readlines")),
            "['a\\r\\n', 'b\\r', 'c\\n', 'd\\r']");
  EXPECT_EQ(show(method(open("r", kNo, kNo, Text("\n")), "readlines")),
            "['a\\r\\n', 'b\\rc\\n', 'd\\r']");
  EXPECT_EQ(show(method(open("r", kNo, kNo, Text("\r")), "readlines")),
            "['a\\r', '\\nb\\r', 'c\\nd\\r']");
  EXPECT_EQ(show(method(open("r", kNo, kNo, Text("\r\n")), "readlines")),
            "['a\\r\\n', 'b\\rc\\nd\\r']");
  Ref file = open("r");
  EXPECT_EQ(show(method(file, "read", num(3))), "'a\\nb'");
  EXPECT_EQ(show(method(file, "read", num(2))), "'\\nc'");
  EXPECT_EQ(show(attribute(file, "newlines")), "('\\r', '\\n', '\\r\\n')");
  {
    Ref out = open("w", kNo, kNo, Text("\r\n"));
    method(out, "write", Text("x\ny\n").ref.get());
  }
  EXPECT_EQ(read_raw(), "b'x\\r\\ny\\r\\n'");
}

TEST_F(FileTest, ReportsDecodingErrorsByChunk) {
  write_raw("fine\n\xFF\n");
  EXPECT_EQ(
      show(method(open("r"), "readline")),
      "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 5: invalid start byte");
  EXPECT_EQ(show(method(open("r", Text("utf-8"), Text("replace")), "read")),
            "'fine\\n\xEF\xBF\xBD\\n'");
  EXPECT_EQ(show(method(open("r", Text("latin-1")), "read")), "'fine\\n\xC3\xBF\\n'");
  EXPECT_EQ(
      show(method(open("r", Text("ascii")), "read")),
      "UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 5: ordinal not in "
      "range(128)");
  EXPECT_EQ(show(open_owned("r", Text("zz"))), "LookupError: unknown encoding: zz");
}

TEST_F(FileTest, KeepsCharactersAcrossChunks) {
  std::string bytes;
  for (int i = 0; i < 9000; i++) bytes += "\xE2\x82\xAC";
  write_raw(bytes);
  Ref file = open("r");
  Ref text(method(file, "read", num(8999)));
  EXPECT_EQ(as_str(text)->length, 8999);
  EXPECT_EQ(show(method(file, "read")), "'\xE2\x82\xAC'");
  EXPECT_EQ(show(method(file, "tell")), "27000");
}

TEST_F(FileTest, WritesByteOrderMarks) {
  for (const char* encoding : {"utf-8-sig", "utf-16"}) {
    {
      Ref file = open("w", Text(encoding));
      method(file, "write", Text("ab\n").ref.get());
      method(file, "write", Text("c").ref.get());
    }
    EXPECT_EQ(read_raw(), std::string(encoding) == "utf-16"
                              ? "b'\\xff\\xfea\\x00b\\x00\\n\\x00c\\x00'"
                              : "b'\\xef\\xbb\\xbfab\\nc'");
    EXPECT_EQ(show(method(open("r", Text(encoding)), "readlines")), "['ab\\n', 'c']");
  }
}

TEST_F(FileTest, ReadsAndWritesBytes) {
  write_raw("one\ntwo\nthree");
  Ref file = open("r+b");
  EXPECT_EQ(show(method(file, "readline")), "b'one\\n'");
  EXPECT_EQ(show(method(file, "tell")), "4");
  Ref data(make_bytes("TWO"));
  EXPECT_EQ(show(method(file, "write", borrowed(data.get()))), "3");
  EXPECT_EQ(show(method(file, "read")), "b'\\nthree'");
  EXPECT_EQ(show(method(file, "seek", num(-5), num(2))), "8");
  EXPECT_EQ(show(method(file, "read", num(2))), "b'th'");
  EXPECT_EQ(show(method(file, "truncate", num(6))), "6");
  EXPECT_EQ(show(method(file, "close")), "None");
  EXPECT_EQ(show(method(file, "read")), "ValueError: read of closed file");
  EXPECT_EQ(read_raw(), "b'one\\nTW'");
}

TEST_F(FileTest, RefusesWhatTheModeDoesNotAllow) {
  EXPECT_EQ(show(method(open("r"), "write", Text("x").ref.get())),
            "UnsupportedOperation: not writable");
  EXPECT_EQ(show(method(open("w"), "read")), "UnsupportedOperation: not readable");
  EXPECT_EQ(show(open_owned("q")), "ValueError: invalid mode: 'q'");
  EXPECT_EQ(show(open_owned("rw")),
            "ValueError: must have exactly one of create/read/write/append mode");
  EXPECT_EQ(show(open_owned("rb", Text("utf-8"))),
            "ValueError: binary mode doesn't take an encoding argument");
  EXPECT_EQ(show(open_owned("x")), "FileExistsError: [Errno 17] File exists: '" + path_ + "'");
}

}  // namespace

}  // namespace molt::rt
