// CPython parses the segment and looks at the top of the tree. Only binary operations and
// subscripts matter, so it is enough to look at the tokens outside all brackets: an operator that
// binds less than the binary ones, or a keyword of a statement, means that the top is something
// else; otherwise the top is the operator that binds least.
#include "runtime/types/traceback_anchors.h"

namespace molt::rt {

namespace {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }
// A call may span lines.
constexpr bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r' || c == '\\'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}
constexpr bool is_name_part(char c) { return is_name_start(c) || is_digit(c); }

enum class Kind {
  kEnd,
  kName,
  kNumber,
  kString,
  kGroup,   // ( ... ), [ ... ] or { ... } as a whole
  kBinary,  // an operator that may be binary
  kDot,
  kComma,
  kBreaks,  // the segment is no binary operation or subscript at its top
  kAwait,
};

struct Token {
  Kind kind;
  int start;
  int end;
  // kBinary: the higher, the tighter.
  int precedence = 0;
};

constexpr int kPowerPrecedence = 7;

class Scanner {
 public:
  Scanner(std::string_view text, int start, int end) : text_(text), at_(start), end_(end) {}

  Token next() {
    while (at_ < end_ && (is_space(text_[at_]) || text_[at_] == '#')) skip_blank();
    if (at_ >= end_) return {Kind::kEnd, at_, at_};
    const int start = at_;
    const char c = text_[at_];
    if (c == '"' || c == '\'') return string(start);
    if (is_name_start(c)) return word(start);
    if (is_digit(c) || (c == '.' && at_ + 1 < end_ && is_digit(text_[at_ + 1])))
      return number(start);
    if (c == '(' || c == '[' || c == '{') return group(start);
    return sign(start);
  }

 private:
  // One character, or a comment.
  void skip_blank() {
    const bool is_comment = text_[at_] == '#';
    at_++;
    while (is_comment && at_ < end_ && text_[at_] != '\n') at_++;
  }

  Token make(Kind kind, int start, int length, int precedence = 0) {
    at_ = start + length;
    return {kind, start, at_, precedence};
  }

  Token string(int start) {
    const char quote = text_[at_];
    const bool is_triple = at_ + 2 < end_ && text_[at_ + 1] == quote && text_[at_ + 2] == quote;
    at_ += is_triple ? 3 : 1;
    while (at_ < end_) {
      if (text_[at_] == '\\') {
        at_ += 2;
      } else if (text_[at_] != quote) {
        at_++;
      } else if (!is_triple) {
        at_++;
        return {Kind::kString, start, at_};
      } else if (at_ + 2 < end_ && text_[at_ + 1] == quote && text_[at_ + 2] == quote) {
        at_ += 3;
        return {Kind::kString, start, at_};
      } else {
        at_++;
      }
    }
    return {Kind::kBreaks, start, end_};
  }

  Token word(int start) {
    while (at_ < end_ && is_name_part(text_[at_])) at_++;
    const std::string_view word = text_.substr(start, at_ - start);
    if (at_ < end_ && word.size() <= 2 && (text_[at_] == '"' || text_[at_] == '\'')) {
      return string(start);
    }
    if (word == "await") return {Kind::kAwait, start, at_};
    constexpr std::string_view kBreaking[] = {
        "and",    "or",     "not",   "in",      "is",       "if",      "else", "lambda",
        "for",    "async",  "yield", "raise",   "return",   "assert",  "del",  "import",
        "from",   "pass",   "break", "while",   "with",     "try",     "def",  "class",
        "global", "except", "elif",  "finally", "continue", "nonlocal"};
    for (std::string_view keyword : kBreaking) {
      if (word == keyword) return {Kind::kBreaks, start, at_};
    }
    return {Kind::kName, start, at_};
  }

  Token number(int start) {
    while (at_ < end_) {
      const char c = text_[at_];
      const bool is_exponent_sign =
          (c == '+' || c == '-') && (text_[at_ - 1] == 'e' || text_[at_ - 1] == 'E') &&
          !(start + 1 < end_ && text_[start] == '0' && (text_[start + 1] | 0x20) == 'x');
      if (!is_name_part(c) && c != '.' && !is_exponent_sign) break;
      at_++;
    }
    return {Kind::kNumber, start, at_};
  }

  Token group(int start) {
    int depth = 0;
    while (at_ < end_) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        if (string(at_).kind == Kind::kBreaks) break;
        continue;
      }
      if (c == '#') {
        skip_blank();
        continue;
      }
      at_++;
      if (c == '(' || c == '[' || c == '{') depth++;
      if ((c == ')' || c == ']' || c == '}') && --depth == 0) return {Kind::kGroup, start, at_};
    }
    return {Kind::kBreaks, start, end_};
  }

  Token sign(int start) {
    const char c = text_[start];
    const char second = start + 1 < end_ ? text_[start + 1] : '\0';
    const char third = start + 2 < end_ ? text_[start + 2] : '\0';
    const bool is_double = second == c && (c == '*' || c == '/' || c == '<' || c == '>');
    // Augmented assignments and comparisons.
    if ((is_double ? third : second) == '=') return make(Kind::kBreaks, start, 1);
    switch (c) {
      case '|':
        return make(Kind::kBinary, start, 1, 1);
      case '^':
        return make(Kind::kBinary, start, 1, 2);
      case '&':
        return make(Kind::kBinary, start, 1, 3);
      case '<':
      case '>':
        return is_double ? make(Kind::kBinary, start, 2, 4) : make(Kind::kBreaks, start, 1);
      case '+':
      case '-':
        return make(Kind::kBinary, start, 1, 5);
      case '*':
        return is_double ? make(Kind::kBinary, start, 2, kPowerPrecedence)
                         : make(Kind::kBinary, start, 1, 6);
      case '/':
        return make(Kind::kBinary, start, is_double ? 2 : 1, 6);
      case '%':
      case '@':
        return make(Kind::kBinary, start, 1, 6);
      case '~':
        return make(Kind::kBinary, start, 1, 0);
      case '.':
        return make(Kind::kDot, start, 1);
      case ',':
        return make(Kind::kComma, start, 1);
      default:
        return make(Kind::kBreaks, start, 1);
    }
  }

  std::string_view text_;
  int at_;
  int end_;
};

struct Range {
  int start;
  int end;
};

Range strip(std::string_view text, Range range) {
  while (range.start < range.end && is_space(text[range.start])) range.start++;
  while (range.end > range.start && is_space(text[range.end - 1])) range.end--;
  return range;
}

// An expression in parentheses has the place of what is inside, unless the parentheses make a tuple
// or a generator.
Range inside_parentheses(std::string_view text, Range range) {
  while (true) {
    range = strip(text, range);
    if (range.start >= range.end || text[range.start] != '(') return range;
    Scanner outer(text, range.start, range.end);
    if (outer.next().end != range.end) return range;
    Range inner = strip(text, {range.start + 1, range.end - 1});
    if (inner.start == inner.end) return range;
    Scanner tokens(text, inner.start, inner.end);
    for (Token token = tokens.next(); token.kind != Kind::kEnd; token = tokens.next()) {
      if (token.kind == Kind::kComma) return range;
      if (token.kind == Kind::kBreaks &&
          text.substr(token.start, token.end - token.start) == "for") {
        return range;
      }
    }
    range = inner;
  }
}

// What a scan of the tokens outside brackets finds.
struct Top {
  bool is_known = true;
  bool starts_with_unary = false;
  bool has_operator = false;
  Token binary;
  // The last trailer, if it is a subscript: its brackets.
  bool ends_in_subscript = false;
  Range subscript;
};

Top find_top(std::string_view text, Range range) {
  Top top;
  Scanner tokens(text, range.start, range.end);
  bool expects_operand = true;
  for (Token token = tokens.next(); token.kind != Kind::kEnd; token = tokens.next()) {
    top.ends_in_subscript = false;
    switch (token.kind) {
      case Kind::kBreaks:
      case Kind::kComma:
        return {.is_known = false};
      case Kind::kBinary:
        if (expects_operand) {
          if (token.start == range.start) top.starts_with_unary = true;
          break;
        }
        expects_operand = true;
        // The last of those that bind least is the top; of several powers, the first.
        if (!top.has_operator || token.precedence < top.binary.precedence ||
            (token.precedence == top.binary.precedence && token.precedence != kPowerPrecedence)) {
          top.binary = token;
        }
        top.has_operator = true;
        break;
      case Kind::kAwait:
        if (token.start == range.start) top.starts_with_unary = true;
        break;
      case Kind::kGroup:
        if (!expects_operand && text[token.start] == '[') {
          top.ends_in_subscript = true;
          top.subscript = {token.start, token.end};
        }
        expects_operand = false;
        break;
      default:
        expects_operand = token.kind == Kind::kDot;
        break;
    }
  }
  return top;
}

Anchors binary_anchors(std::string_view text, Range range, const Token& op) {
  const int left_end = inside_parentheses(text, {range.start, op.start}).end;
  const int right_start = inside_parentheses(text, {op.end, range.end}).start;
  for (int i = left_end; i < right_start; i++) {
    if (is_space(text[i])) continue;
    const bool has_second = i + 1 < right_start && !is_space(text[i + 1]);
    return {true, i, has_second ? i + 2 : i + 1};
  }
  return {};
}

}  // namespace

Anchors find_anchors(std::string_view segment) {
  Range range = inside_parentheses(segment, {0, static_cast<int>(segment.size())});
  Top top = find_top(segment, range);
  if (!top.is_known) return {};
  const bool is_power = top.has_operator && top.binary.precedence == kPowerPrecedence;
  if (top.has_operator) {
    const bool starts_with_sign = top.starts_with_unary && segment[range.start] != 'a' && is_power;
    // -a ** b is the negative of a power.
    if (starts_with_sign) return {};
    return binary_anchors(segment, range, top.binary);
  }
  if (top.starts_with_unary || !top.ends_in_subscript) return {};
  Range value = inside_parentheses(segment, {range.start, top.subscript.start});
  Range index = inside_parentheses(segment, {top.subscript.start + 1, top.subscript.end - 1});
  return {true, value.end, index.end + 1};
}

int find_callee_end(std::string_view segment) {
  const int end = static_cast<int>(segment.size());
  Scanner tokens(segment, 0, end);
  int callee_end = -1;
  int previous_end = 0;
  for (Token token = tokens.next(); token.kind != Kind::kEnd; token = tokens.next()) {
    callee_end = token.kind == Kind::kGroup && segment[token.start] == '(' ? previous_end : -1;
    previous_end = token.end;
  }
  return callee_end;
}

}  // namespace molt::rt
