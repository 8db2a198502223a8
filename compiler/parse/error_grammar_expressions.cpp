// The expressions of Python 3.12 in the order in which CPython tries them.

#include "compiler/parse/peg_grammar.h"

namespace molt::parse {

const std::string_view kExpressionRules = R"(
expressions = expression (',' expression)* ','? -> check tuple_of ;
expression* =
    invalid_expression
  | invalid_legacy_expression
  | disjunction 'if' disjunction 'else' expression -> IfExp
  | disjunction
  | lambdef ;
yield_expr = 'yield' 'from' expression -> Yield | 'yield' star_expressions? -> Yield ;
star_expressions =
    star_expression (',' star_expression)+ ','? -> Tuple
  | star_expression ',' -> Tuple
  | star_expression ;
star_expression* = '*' bitwise_or -> Starred | expression ;
star_named_expressions = star_named_expression%',' ','? ;
star_named_expression = '*' bitwise_or -> Starred | named_expression ;
assignment_expression = NAME ':=' ~ expression -> NamedExpr ;
named_expression =
    assignment_expression
  | invalid_named_expression
  | expression !':=' -> $1 ;

disjunction* = conjunction ('or' conjunction)* -> fold Operation ;
conjunction* = inversion ('and' inversion)* -> fold Operation ;
inversion* = 'not' inversion -> Operation | comparison ;
comparison = bitwise_or comparison_pair* -> fold Compare ;
comparison_pair = comparison_operator bitwise_or ;
comparison_operator =
    '==' | '!=' | '<=' | '<' | '>=' | '>' | 'not' 'in' | 'in' | 'is' 'not' | 'is' ;
bitwise_or* = bitwise_xor ('|' bitwise_xor)* -> fold Operation ;
bitwise_xor* = bitwise_and ('^' bitwise_and)* -> fold Operation ;
bitwise_and* = shift_expr ('&' shift_expr)* -> fold Operation ;
shift_expr* = sum (('<<' | '>>') sum)* -> fold Operation ;
sum* = term (('+' | '-') term)* -> fold Operation ;
term* = factor (('*' | '/' | '//' | '%' | '@') factor)* -> fold Operation ;
factor* = '+' factor -> Operation | '-' factor -> Operation | '~' factor -> Operation | power ;
power = await_primary '**' factor -> Operation | await_primary ;
await_primary* = 'await' primary -> Await | primary ;
primary* = atom trailer* -> check trailers ;
trailer =
    '.' NAME -> Attribute
  | genexp -> Call
  | '(' arguments? ')' -> Call
  | '[' slices ']' -> Subscript ;
slices = slice !',' -> $1 | (slice | starred_expression)%',' ','? -> Tuple ;
slice = expression? ':' expression? (':' expression?)? | named_expression ;
atom =
    NAME -> Name
  | 'True' -> True
  | 'False' -> False
  | 'None' -> None
  | &(STRING | FSTART) strings -> $2
  | NUMBER -> check number
  | &'(' (tuple | group | genexp) -> $2
  | &'[' (list | listcomp) -> $2
  | &'{' (dict | set | dictcomp | setcomp) -> $2
  | '...' -> Ellipsis ;
group = '(' (yield_expr | named_expression) ')' -> $2 | invalid_group ;

lambdef = 'lambda' lambda_params? ':' expression -> Lambda ;
lambda_params = invalid_lambda_parameters | lambda_parameters ;
lambda_parameters =
    lambda_slash_no_default lambda_param_no_default* lambda_param_with_default* lambda_star_etc?
  | lambda_slash_with_default lambda_param_with_default* lambda_star_etc?
  | lambda_param_no_default+ lambda_param_with_default* lambda_star_etc?
  | lambda_param_with_default+ lambda_star_etc?
  | lambda_star_etc ;
lambda_slash_no_default =
    lambda_param_no_default+ '/' ',' | lambda_param_no_default+ '/' &':' ;
lambda_slash_with_default =
    lambda_param_no_default* lambda_param_with_default+ '/' ','
  | lambda_param_no_default* lambda_param_with_default+ '/' &':' ;
lambda_star_etc =
    invalid_lambda_star_etc
  | '*' lambda_param_no_default lambda_param_maybe_default* lambda_kwds?
  | '*' ',' lambda_param_maybe_default+ lambda_kwds?
  | lambda_kwds ;
lambda_kwds = invalid_lambda_kwds | '**' lambda_param_no_default ;
lambda_param_no_default = NAME ',' -> $1 | NAME &':' -> $1 ;
lambda_param_with_default = NAME default ',' | NAME default &':' ;
lambda_param_maybe_default = NAME default? ',' | NAME default? &':' ;

fstring_middle = fstring_replacement_field | FMIDDLE ;
fstring_replacement_field =
    '{' annotated_rhs '='? fstring_conversion? fstring_full_format_spec? '}' -> check field
  | invalid_replacement_field ;
fstring_conversion = '!' NAME -> check conversion ;
fstring_full_format_spec = ':' fstring_format_spec* ;
fstring_format_spec = FMIDDLE | fstring_replacement_field ;
fstring = FSTART fstring_middle* FEND ;
strings* = (fstring | STRING)+ -> check strings ;

list = '[' star_named_expressions? ']' -> List ;
tuple = '(' (star_named_expression ',' star_named_expressions?)? ')' -> Tuple ;
set = '{' star_named_expressions '}' -> Set ;
dict =
    '{' (double_starred_kvpair%',' ','?)? '}' -> Dict
  | '{' invalid_double_starred_kvpairs '}' ;
double_starred_kvpair = '**' bitwise_or | kvpair ;
kvpair = expression ':' expression ;
for_if_clauses = for_if_clause+ ;
for_if_clause =
    'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
  | 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
  | invalid_for_target ;
listcomp = '[' named_expression for_if_clauses ']' -> ListComp | invalid_comprehension ;
setcomp = '{' named_expression for_if_clauses '}' -> SetComp | invalid_comprehension ;
genexp =
    '(' (assignment_expression | expression !':=') for_if_clauses ')' -> GeneratorExp
  | invalid_comprehension ;
dictcomp = '{' kvpair for_if_clauses '}' -> DictComp | invalid_dict_comprehension ;

arguments* = args ','? &')' | invalid_arguments ;
args = argument%',' (',' kwargs)? | kwargs ;
argument = starred_expression | (assignment_expression | expression !':=' -> $1) !'=' -> $1 ;
kwargs =
    kwarg_or_starred%',' ',' kwarg_or_double_starred%','
  | kwarg_or_starred%','
  | kwarg_or_double_starred%',' ;
starred_expression = '*' expression -> Starred ;
kwarg_or_starred = invalid_kwarg | NAME '=' expression -> Keyword | starred_expression ;
kwarg_or_double_starred =
    invalid_kwarg | NAME '=' expression -> Keyword | '**' expression -> DoubleStarred ;

star_targets = star_target !',' -> $1 | star_target (',' star_target)* ','? ;
star_targets_list_seq = star_target%',' ','? ;
star_targets_tuple_seq = star_target (',' star_target)+ ','? | star_target ',' ;
star_target* = '*' !'*' star_target -> Starred | target_with_star_atom ;
target_with_star_atom* =
    t_primary '.' NAME !t_lookahead -> Attribute
  | t_primary '[' slices ']' !t_lookahead -> Subscript
  | star_atom ;
star_atom =
    NAME -> Name
  | '(' target_with_star_atom ')'
  | '(' star_targets_tuple_seq? ')'
  | '[' star_targets_list_seq? ']' ;
single_target = single_subscript_attribute_target | NAME -> Name | '(' single_target ')' ;
single_subscript_attribute_target =
    t_primary '.' NAME !t_lookahead -> Attribute
  | t_primary '[' slices ']' !t_lookahead -> Subscript ;
t_primary* = atom &t_lookahead t_trailer* ;
t_trailer =
    '.' NAME &t_lookahead
  | '[' slices ']' &t_lookahead
  | genexp &t_lookahead
  | '(' arguments? ')' &t_lookahead ;
t_lookahead = '(' | '[' | '.' ;
del_targets = del_target%',' ','? ;
del_target* =
    t_primary '.' NAME !t_lookahead
  | t_primary '[' slices ']' !t_lookahead
  | del_t_atom ;
del_t_atom = NAME | '(' del_target ')' | '(' del_targets? ')' | '[' del_targets? ']' ;
)";

}  // namespace molt::parse
