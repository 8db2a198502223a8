// The decisions that the notation of the error grammar cannot express.

#include <string>

#include "compiler/parse/error_pass.h"
#include "compiler/support/check.h"

namespace molt::parse {

struct ErrorActions {
  using Row = ErrorPass::Row;
  using Check = const PegNode* (*)(ErrorPass&, const Row&, uint32_t);

  enum class Targets { Assignment, For, Delete };

  // All parts of a node that are neither tokens nor rows, in order.
  static void collect(const PegNode* node, std::vector<const PegNode*>* out) {
    for (const PegNode* item : node->items) {
      if (!item || item->empty() || item->kind == ExprKind::Token) continue;
      if (item->kind == ExprKind::Row) {
        collect(item, out);
      } else {
        out->push_back(item);
      }
    }
  }

  static std::vector<const PegNode*> parts(const PegNode* node) {
    std::vector<const PegNode*> result;
    if (node->kind == ExprKind::Row) {
      collect(node, &result);
    } else {
      result.push_back(node);
    }
    return result;
  }

  static std::vector<const PegNode*> elements(const PegNode* node) {
    std::vector<const PegNode*> result;
    collect(node, &result);
    return result;
  }

  // --- Nodes

  static const PegNode* tuple_of(ErrorPass& pass, const Row& row, uint32_t start) {
    if (row[1]->empty() && row[2]->empty()) return row[0];
    return pass.make(ExprKind::Tuple, start, row);
  }

  static const PegNode* trailers(ErrorPass& pass, const Row& row, uint32_t start) {
    if (row[1]->empty()) return row[0];
    return pass.make(row[1]->items.back()->kind, start, row);
  }

  static const PegNode* number(ErrorPass& pass, const Row& row, uint32_t start) {
    ast::ConstantValue value;
    if (!pass.literals_.number(pass.token_of(row[0]), &value)) {
      pass.fail(*pass.literals_.error());
      return nullptr;
    }
    return pass.make(ExprKind::Literal, start, row);
  }

  static const PegNode* strings(ErrorPass& pass, const Row& row, uint32_t start) {
    bool seen_bytes = false;
    bool seen_text = false;
    bool seen_fstring = false;
    for (uint32_t i = start; i < pass.position_ && !pass.literals_.error(); ++i) {
      const lex::Token& token = pass.list_.tokens[i];
      std::string_view text;
      if (token.kind == lex::TokenKind::String) {
        const Literals::StringToken string_parts = pass.literals_.split(token);
        (string_parts.bytes ? seen_bytes : seen_text) = true;
        pass.literals_.string(token, string_parts, &text);
      } else if (token.kind == lex::TokenKind::FStringStart) {
        seen_fstring = true;
        seen_text = true;
        // Its parts are checked where they are read.
        int nested = 0;
        do {
          nested += pass.list_.tokens[i].kind == lex::TokenKind::FStringStart;
          nested -= pass.list_.tokens[i].kind == lex::TokenKind::FStringEnd;
          if (pass.list_.tokens[i].kind == lex::TokenKind::FStringMiddle)
            pass.literals_.fstring_text(pass.list_.tokens[i], pass.list_.tokens[i].raw, token,
                                        &text);
          ++i;
        } while (nested > 0);
        --i;
      }
    }
    if (pass.literals_.error()) {
      pass.fail(*pass.literals_.error());
      return nullptr;
    }
    if (seen_bytes && seen_text) {
      pass.raise_at(DiagnosticId::MixedBytes, pass.last_loc());
      return nullptr;
    }
    return pass.make(seen_fstring ? ExprKind::FString : ExprKind::Literal, start, row);
  }

  static bool is_imaginary(ErrorPass& pass, const PegNode* node) {
    const lex::Token& token = pass.list_.tokens[node->last - 1];
    return (pass.source_.text()[token.end - 1] | 0x20) == 'j';
  }

  static const PegNode* complex_number(ErrorPass& pass, const Row& row, uint32_t start) {
    if (is_imaginary(pass, row[0])) {
      pass.raise_at(DiagnosticId::RealNumberRequired, pass.loc_of(row[0]));
      return nullptr;
    }
    if (!is_imaginary(pass, row[2])) {
      pass.raise_at(DiagnosticId::ImaginaryNumberRequired, pass.loc_of(row[2]));
      return nullptr;
    }
    return pass.make(ExprKind::Operation, start, row);
  }

  // --- f-strings

  static const PegNode* conversion(ErrorPass& pass, const Row& row, uint32_t start) {
    if (pass.token_of(row[0]).end != pass.token_of(row[1]).begin) {
      pass.raise_at(DiagnosticId::FStringConversionApart,
                    join(pass.loc_of(row[0]), pass.loc_of(row[1])));
      return nullptr;
    }
    return pass.make(ExprKind::Row, start, row);
  }

  static const PegNode* field(ErrorPass& pass, const Row& row, uint32_t start) {
    if (!row[3]->empty()) {
      const PegNode* name = row[3]->items[1];
      const std::string_view text = pass.text_of(name);
      if (text != "s" && text != "r" && text != "a") {
        pass.raise_at(DiagnosticId::FStringBadConversion, pass.loc_of(name), {text});
        return nullptr;
      }
    }
    return pass.make(ExprKind::FString, start, row);
  }

  // --- Targets

  static const PegNode* invalid_target(ErrorPass& pass, const PegNode* node, Targets targets) {
    switch (node->kind) {
      case ExprKind::Name:
      case ExprKind::Attribute:
      case ExprKind::Subscript:
        return nullptr;
      case ExprKind::List:
      case ExprKind::Tuple:
        for (const PegNode* element : elements(node))
          if (const PegNode* invalid = invalid_target(pass, element, targets)) return invalid;
        return nullptr;
      case ExprKind::Starred:
        return targets == Targets::Delete ? node : invalid_target(pass, node->items[1], targets);
      case ExprKind::Compare: {
        // `for a in b` without its colon looks like a comparison.
        if (targets != Targets::For) return node;
        const PegNode* first_pair = node->items[1]->items[0];
        if (pass.token_of(first_pair).kind != lex::TokenKind::KwIn) return nullptr;
        return invalid_target(pass, node->items[0], targets);
      }
      default:
        return node;
    }
  }

  static const PegNode* check_target(ErrorPass& pass, const PegNode* node, Targets targets) {
    const PegNode* invalid = invalid_target(pass, node, targets);
    if (!invalid) return nullptr;
    pass.raise_at(
        targets == Targets::Delete ? DiagnosticId::CannotDelete : DiagnosticId::CannotAssignTo,
        pass.loc_of(invalid), {description_of(invalid->kind)});
    return nullptr;
  }

  static const PegNode* assignment_target(ErrorPass& pass, const Row& row, uint32_t) {
    return check_target(pass, row[1], Targets::Assignment);
  }
  static const PegNode* delete_target(ErrorPass& pass, const Row& row, uint32_t) {
    return check_target(pass, row[1], Targets::Delete);
  }
  static const PegNode* with_target(ErrorPass& pass, const Row& row, uint32_t) {
    return check_target(pass, row[2], Targets::Assignment);
  }
  static const PegNode* for_target(ErrorPass& pass, const Row& row, uint32_t) {
    return check_target(pass, row[2], Targets::For);
  }

  // --- Expressions

  static bool is_legacy_name(ErrorPass& pass, const PegNode* node) {
    const std::string_view text = pass.text_of(node);
    return text == "print" || text == "exec";
  }

  static const PegNode* legacy_statement(ErrorPass& pass, const Row& row, uint32_t) {
    if (!is_legacy_name(pass, row[0])) return nullptr;
    pass.raise_at(DiagnosticId::MissingParentheses, join(pass.loc_of(row[0]), pass.loc_of(row[2])),
                  {pass.text_of(row[0])});
    return nullptr;
  }

  static const PegNode* missing_comma(ErrorPass& pass, const Row& row, uint32_t) {
    if (row[1]->kind == ExprKind::Name && is_legacy_name(pass, row[1])) return nullptr;
    // Only inside brackets would a comma help.
    if (pass.list_.tokens[pass.position_ - 1].level == 0) return nullptr;
    pass.raise_at(DiagnosticId::MissingComma, join(pass.loc_of(row[1]), pass.loc_of(row[2])));
    return nullptr;
  }

  static const PegNode* bare_generator_in_call(ErrorPass& pass, const Row& row, uint32_t) {
    std::vector<const PegNode*> positional;
    for (const PegNode* argument : parts(row[0]))
      if (argument->kind != ExprKind::Keyword && argument->kind != ExprKind::DoubleStarred)
        positional.push_back(argument);
    if (positional.size() <= 1) return nullptr;
    pass.raise_at(DiagnosticId::GeneratorNotParenthesised,
                  join(pass.loc_of(positional.back()), pass.loc_of(row[1])));
    return nullptr;
  }

  static const PegNode* positional_after_keyword(ErrorPass& pass, const Row& row, uint32_t) {
    bool unpacking = false;
    for (const PegNode* argument : parts(row[0]))
      unpacking |= argument->kind == ExprKind::DoubleStarred;
    pass.raise_at(
        unpacking ? DiagnosticId::PositionalAfterUnpacking : DiagnosticId::PositionalAfterKeyword,
        pass.last_loc());
    return nullptr;
  }

  static const PegNode* comprehension_target(ErrorPass& pass, const Row& row, uint32_t) {
    pass.raise_at(DiagnosticId::ComprehensionTarget,
                  join(pass.loc_of(row[1]), pass.loc_of(parts(row[3]).back())));
    return nullptr;
  }

  static const PegNode* missing_dict_colon(ErrorPass& pass, const Row& row, uint32_t) {
    const Location loc = pass.loc_of(row[0]);
    pass.raise_at(DiagnosticId::MissingDictColon, {loc.lineno, loc.end_col_offset - 1, 0, 0});
    return nullptr;
  }

  // --- Type parameters

  static const PegNode* bound_error(ErrorPass& pass, const Row& row, DiagnosticId id) {
    pass.raise_at(id, pass.to_last(row[2]),
                  {row[3]->kind == ExprKind::Tuple ? "constraints" : "bound"});
    return nullptr;
  }
  static const PegNode* type_var_tuple_bound(ErrorPass& pass, const Row& row, uint32_t) {
    return bound_error(pass, row, DiagnosticId::TypeVarTupleBound);
  }
  static const PegNode* param_spec_bound(ErrorPass& pass, const Row& row, uint32_t) {
    return bound_error(pass, row, DiagnosticId::ParamSpecBound);
  }

  struct Named {
    std::string_view name;
    Check check;
  };
  static const Named kTable[];
};

const ErrorActions::Named ErrorActions::kTable[] = {
    {"tuple_of", tuple_of},
    {"trailers", trailers},
    {"number", number},
    {"strings", strings},
    {"complex_number", complex_number},
    {"conversion", conversion},
    {"field", field},
    {"assignment_target", assignment_target},
    {"delete_target", delete_target},
    {"with_target", with_target},
    {"for_target", for_target},
    {"legacy_statement", legacy_statement},
    {"missing_comma", missing_comma},
    {"bare_generator_in_call", bare_generator_in_call},
    {"positional_after_keyword", positional_after_keyword},
    {"comprehension_target", comprehension_target},
    {"missing_dict_colon", missing_dict_colon},
    {"type_var_tuple_bound", type_var_tuple_bound},
    {"param_spec_bound", param_spec_bound},
};

const PegNode* check_rule(ErrorPass& pass, std::string_view check,
                          const std::vector<const PegNode*>& row, uint32_t start) {
  for (const ErrorActions::Named& named : ErrorActions::kTable)
    if (named.name == check) return named.check(pass, row, start);
  MOLT_UNREACHABLE("error grammar", "no such check: " + std::string(check));
}

}  // namespace molt::parse
