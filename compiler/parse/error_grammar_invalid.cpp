// What CPython 3.12 recognises as typical mistakes, where it looks for each, and what it says.

#include "compiler/parse/peg_grammar.h"

namespace molt::parse {

const std::string_view kInvalidRules = R"(
invalid_arguments =
    args ',' '*' -> error UnpackingAfterKeywords @3
  | expression for_if_clauses ',' (args | expression for_if_clauses)?
      -> error GeneratorNotParenthesised @1-2
  | NAME '=' expression for_if_clauses -> error MaybeComparisonOrWalrus @1-2
  | (args ',')? NAME '=' &(',' | ')') -> error ExpectedArgumentValue @2-3
  | args for_if_clauses -> check bare_generator_in_call
  | args ',' expression for_if_clauses -> error GeneratorNotParenthesised @3-4
  | args ',' args -> check positional_after_keyword ;
invalid_kwarg =
    ('True' | 'False' | 'None') '=' -> error CannotAssignTo @1-2 text(1)
  | NAME '=' expression for_if_clauses -> error MaybeComparisonOrWalrus @1-2
  | !(NAME '=') expression '=' -> error AssignmentInArgument @2-3 ;

expression_without_invalid =
    disjunction 'if' disjunction 'else' expression -> IfExp | disjunction | lambdef ;
invalid_legacy_expression = NAME !'(' star_expressions -> check legacy_statement ;
invalid_expression =
    !(NAME STRING | SOFT) disjunction expression_without_invalid -> check missing_comma
  | disjunction 'if' disjunction !('else' | ':') -> error ExpectedElse @1-3
  | 'lambda' lambda_params? ':' &(FMIDDLE | fstring_replacement_field)
      -> error FStringLambda @1-3 ;
invalid_named_expression* =
    expression ':=' expression -> error WalrusTarget @1 name(1)
  | NAME '=' bitwise_or !('=' | ':=') -> error MaybeComparisonOrWalrus @1-3
  | !(list | tuple | genexp | 'True' | 'None' | 'False') bitwise_or '=' bitwise_or !('=' | ':=')
      -> error CannotAssignHere @2 name(2) ;

invalid_assignment =
    invalid_ann_assign_target ':' expression -> error OnlySingleTarget @1 name(1)
  | star_named_expression ',' star_named_expressions* ':' expression
      -> error OnlySingleTargetNotTuple @1
  | expression ':' expression -> error IllegalAnnotationTarget @1
  | (star_targets '=')* star_expressions '=' -> check assignment_target
  | (star_targets '=')* yield_expr '=' -> error AssignmentToYield @2
  | star_expressions augassign annotated_rhs -> error IllegalAugmentedTarget @1 name(1) ;
invalid_ann_assign_target = list | tuple | '(' invalid_ann_assign_target ')' -> $2 ;
invalid_del_stmt = 'del' star_expressions -> check delete_target ;
invalid_block = NEWLINE !INDENT -> error ExpectedBlock @last ;

invalid_comprehension =
    ('[' | '(' | '{') starred_expression for_if_clauses -> error UnpackingInComprehension @2
  | ('[' | '{') star_named_expression ',' star_named_expressions for_if_clauses
      -> check comprehension_target
  | ('[' | '{') star_named_expression ',' for_if_clauses -> error ComprehensionTarget @2-3 ;
invalid_dict_comprehension =
    '{' '**' bitwise_or for_if_clauses '}' -> error UnpackingInDictComprehension @2 ;

invalid_parameters =
    '/' ',' -> error NothingBeforeSlash @1
  | (slash_no_default | slash_with_default) param_maybe_default* '/' -> error SecondSlash @3
  | slash_no_default? param_no_default* invalid_parameters_helper param_no_default
      -> error DefaultBeforeNoDefault @4
  | param_no_default* '(' param_no_default+ ','? ')' -> error ParenthesisedParameters @2-5
  | (slash_no_default | slash_with_default)? param_maybe_default* '*' (',' | param_no_default)
      param_maybe_default* '/' -> error SlashAfterStar @6
  | param_maybe_default+ '/' '*' -> error CommaBetweenSlashAndStar @3 ;
invalid_parameters_helper = slash_with_default | param_with_default+ ;
invalid_default = '=' &(')' | ',') -> error ExpectedDefault @1 ;
invalid_star_etc =
    '*' (')' | ',' (')' | '**')) -> error NothingAfterBareStar @1
  | '*' param '=' -> error VarPositionalDefault @3
  | '*' (param_no_default | ',') param_maybe_default* '*' (param_no_default | ',')
      -> error SecondStar @4 ;
invalid_kwds =
    '**' param '=' -> error VarKeywordDefault @3
  | '**' param ',' param -> error ArgumentAfterVarKeyword @4
  | '**' param ',' ('*' | '**' | '/') -> error ArgumentAfterVarKeyword @4 ;
invalid_lambda_parameters =
    '/' ',' -> error NothingBeforeSlash @1
  | (lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default* '/'
      -> error SecondSlash @3
  | lambda_slash_no_default? lambda_param_no_default* invalid_lambda_parameters_helper
      lambda_param_no_default -> error DefaultBeforeNoDefault @4
  | lambda_param_no_default* '(' NAME%',' ','? ')' -> error ParenthesisedLambdaParameters @2-5
  | (lambda_slash_no_default | lambda_slash_with_default)? lambda_param_maybe_default* '*'
      (',' | lambda_param_no_default) lambda_param_maybe_default* '/' -> error SlashAfterStar @6
  | lambda_param_maybe_default+ '/' '*' -> error CommaBetweenSlashAndStar @3 ;
invalid_lambda_parameters_helper = lambda_slash_with_default | lambda_param_with_default+ ;
invalid_lambda_star_etc =
    '*' (':' | ',' (':' | '**')) -> error NothingAfterBareStar @last
  | '*' NAME '=' -> error VarPositionalDefault @3
  | '*' (lambda_param_no_default | ',') lambda_param_maybe_default* '*'
      (lambda_param_no_default | ',') -> error SecondStar @4 ;
invalid_lambda_kwds =
    '**' NAME '=' -> error VarKeywordDefault @3
  | '**' NAME ',' NAME -> error ArgumentAfterVarKeyword @4
  | '**' NAME ',' ('*' | '**' | '/') -> error ArgumentAfterVarKeyword @4 ;

invalid_with_item = expression 'as' expression &(',' | ')' | ':') -> check with_target ;
invalid_for_target = 'async'? 'for' star_expressions -> check for_target ;
invalid_group =
    '(' starred_expression ')' -> error StarredInGroup @2
  | '(' '**' expression ')' -> error DoubleStarredInGroup @2 ;
invalid_import = 'import' dotted_name%',' 'from' dotted_name -> error ImportBeforeFrom @1- ;
invalid_import_from_targets = import_from_as_names ',' NEWLINE -> error TrailingImportComma @last ;

invalid_with_stmt =
    'async'? 'with' (expression ('as' star_target)?)%',' NEWLINE -> error ExpectedColon @last
  | 'async'? 'with' '(' (expressions ('as' star_target)?)%',' ','? ')' NEWLINE
      -> error ExpectedColon @last ;
invalid_with_stmt_indent =
    'async'? 'with' (expression ('as' star_target)?)%',' ':' NEWLINE !INDENT
      -> error ExpectedBlockAfter @last text(2) line(2)
  | 'async'? 'with' '(' (expressions ('as' star_target)?)%',' ','? ')' ':' NEWLINE !INDENT
      -> error ExpectedBlockAfter @last text(2) line(2) ;
invalid_try_stmt =
    'try' ':' NEWLINE !INDENT -> error ExpectedBlockAfter @last text(1) line(1)
  | 'try' ':' block !('except' | 'finally') -> error ExpectedExceptOrFinally @last
  | 'try' ':' block* except_block+ 'except' '*' expression ('as' NAME)? ':'
      -> error MixedExcept @5-6
  | 'try' ':' block* except_star_block+ 'except' (expression ('as' NAME)?)? ':'
      -> error MixedExcept @5 ;
invalid_except_stmt =
    'except' '*'? expression ',' expressions ('as' NAME)? ':' -> error ExceptTuple @3-
  | 'except' '*'? expression ('as' NAME)? NEWLINE -> error ExpectedColon @last
  | 'except' NEWLINE -> error ExpectedColon @last
  | 'except' '*' (NEWLINE | ':') -> error ExpectedExceptionTypes @last ;
invalid_finally_stmt =
    'finally' ':' NEWLINE !INDENT -> error ExpectedBlockAfter @last text(1) line(1) ;
invalid_except_stmt_indent =
    'except' expression ('as' NAME)? ':' NEWLINE !INDENT
      -> error ExpectedBlockAfter @last text(1) line(1)
  | 'except' ':' NEWLINE !INDENT -> error ExpectedBlockAfter @last text(1) line(1) ;
invalid_except_star_stmt_indent =
    'except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT
      -> error ExpectedBlockAfterExceptStar @last line(1) ;
invalid_match_stmt =
    "match" subject_expr NEWLINE -> error ExpectedColon @last
  | "match" subject_expr ':' NEWLINE !INDENT -> error ExpectedBlockAfter @last text(1) line(1) ;
invalid_case_block =
    "case" patterns guard? NEWLINE -> error ExpectedColon @last
  | "case" patterns guard? ':' NEWLINE !INDENT
      -> error ExpectedBlockAfter @last text(1) line(1) ;
invalid_as_pattern =
    or_pattern 'as' "_" -> error WildcardTarget @3
  | or_pattern 'as' !NAME expression -> error InvalidPatternTarget @4 ;
invalid_class_pattern =
    name_or_attr '(' invalid_class_argument_pattern -> error PositionalAfterKeywordPattern @3 ;
invalid_class_argument_pattern =
    (positional_patterns ',')? keyword_patterns ',' positional_patterns -> $4 ;
invalid_if_stmt =
    'if' named_expression NEWLINE -> error ExpectedColon @last
  | 'if' named_expression ':' NEWLINE !INDENT
      -> error ExpectedBlockAfter @last text(1) line(1) ;
invalid_elif_stmt =
    'elif' named_expression NEWLINE -> error ExpectedColon @last
  | 'elif' named_expression ':' NEWLINE !INDENT
      -> error ExpectedBlockAfter @last text(1) line(1) ;
invalid_else_stmt =
    'else' ':' NEWLINE !INDENT -> error ExpectedBlockAfter @last text(1) line(1) ;
invalid_while_stmt =
    'while' named_expression NEWLINE -> error ExpectedColon @last
  | 'while' named_expression ':' NEWLINE !INDENT
      -> error ExpectedBlockAfter @last text(1) line(1) ;
invalid_for_stmt =
    'async'? 'for' star_targets 'in' star_expressions NEWLINE -> error ExpectedColon @last
  | 'async'? 'for' star_targets 'in' star_expressions ':' NEWLINE !INDENT
      -> error ExpectedBlockAfter @last text(2) line(2) ;
invalid_def_raw =
    'async'? 'def' NAME type_params? '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT
      -> error ExpectedBlockAfterFunction @last line(2) ;
invalid_class_def_raw =
    'class' NAME type_params? ('(' arguments? ')')? NEWLINE -> error ExpectedColon @last
  | 'class' NAME type_params? ('(' arguments? ')')? ':' NEWLINE !INDENT
      -> error ExpectedBlockAfterClass @last line(1) ;

invalid_double_starred_kvpairs =
    double_starred_kvpair%',' ',' invalid_kvpair
  | expression ':' '*' bitwise_or -> error StarredDictValue @3-
  | expression ':' &('}' | ',') -> error MissingDictValue @2 ;
invalid_kvpair =
    expression !':' -> check missing_dict_colon
  | expression ':' '*' bitwise_or -> error StarredDictValue @3-
  | expression ':' &('}' | ',') -> error MissingDictValue @2 ;

invalid_replacement_field =
    '{' '=' -> error FStringEmptyBefore @2 text(2)
  | '{' '!' -> error FStringEmptyBefore @2 text(2)
  | '{' ':' -> error FStringEmptyBefore @2 text(2)
  | '{' '}' -> error FStringEmptyBefore @2 text(2)
  | '{' !annotated_rhs -> error FStringExpectingExpression @next
  | '{' annotated_rhs !('=' | '!' | ':' | '}') -> error FStringExpectingAny @next
  | '{' annotated_rhs '=' !('!' | ':' | '}') -> error FStringExpectingAfterEqual @next
  | '{' annotated_rhs '='? invalid_conversion_character
  | '{' annotated_rhs '='? ('!' NAME)? !(':' | '}') -> error FStringExpectingColonOrBrace @next
  | '{' annotated_rhs '='? ('!' NAME)? ':' fstring_format_spec* !'}'
      -> error FStringExpectingSpecs @next
  | '{' annotated_rhs '='? ('!' NAME)? !'}' -> error FStringExpectingBrace @next ;
invalid_conversion_character =
    '!' &(':' | '}') -> error FStringMissingConversion @next
  | '!' !NAME -> error FStringInvalidConversion @next ;
)";

}  // namespace molt::parse
