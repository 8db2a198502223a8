// Texts of exceptions raised by the runtime, area "contextvars": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(context_var_name, TypeError, "context variable name must be a str")
MOLT_MESSAGE(context_var_positional, TypeError,
             "ContextVar() takes {} 1 positional argument ({} given)")
MOLT_MESSAGE(context_var_keyword, TypeError, "'{}' is an invalid keyword argument for ContextVar()")
MOLT_MESSAGE(context_var_too_many, TypeError, "ContextVar() takes at most 2 arguments ({} given)")
MOLT_MESSAGE(context_readonly, AttributeError, "readonly attribute")
MOLT_MESSAGE(context_key, TypeError, "a ContextVar key was expected, got {r}")
MOLT_MESSAGE(context_arguments, TypeError, "Context() does not accept any arguments")
MOLT_MESSAGE(context_entered, RuntimeError, "cannot enter context: {r} is already entered")
MOLT_MESSAGE(context_run, TypeError, "run() missing 1 required positional argument")
MOLT_MESSAGE(token_arguments, RuntimeError, "Tokens can only be created by ContextVars")
MOLT_MESSAGE(token_type, TypeError, "expected an instance of Token, got {r}")
MOLT_MESSAGE(token_used, RuntimeError, "{r} has already been used once")
MOLT_MESSAGE(token_variable, ValueError, "{r} was created by a different ContextVar")
MOLT_MESSAGE(token_context, ValueError, "{r} was created in a different Context")
