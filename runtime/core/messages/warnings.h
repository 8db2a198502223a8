// Texts of exceptions raised by the runtime, area "warnings": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(warning_category, TypeError, "category must be a Warning subclass, not '{t}'")
MOLT_MESSAGE(warning_registry, TypeError, "'registry' must be a dict or None")
MOLT_MESSAGE(warning_filters_list, ValueError, "_warnings.filters must be a list")
MOLT_MESSAGE(warning_filter, ValueError, "_warnings.filters item {} isn't a 5-tuple")
MOLT_MESSAGE(warning_action_type, TypeError, "action must be a string, not '{t}'")
MOLT_MESSAGE(warning_default_type, TypeError, "_warnings.defaultaction must be a string, not '{t}'")
MOLT_MESSAGE(warning_default_missing, ValueError, "_warnings.defaultaction not found")
MOLT_MESSAGE(warning_once_type, TypeError, "_warnings.onceregistry must be a dict, not '{t}'")
MOLT_MESSAGE(warning_action, RuntimeError, "Unrecognized action ({r}) in warnings.filters:\n {r}")
MOLT_MESSAGE(warning_show, TypeError, "warnings._showwarnmsg() must be set to a callable")
MOLT_MESSAGE(warning_message_class, RuntimeError, "unable to get warnings.WarningMessage")
MOLT_MESSAGE(warning_prefixes, TypeError,
             "warn() argument 'skip_file_prefixes' must be tuple, not {}")
MOLT_MESSAGE(warning_prefix, TypeError, "Found non-str '{t}' in skip_file_prefixes.")
MOLT_MESSAGE(warning_module_globals, TypeError, "module_globals must be a dict, not '{t}'")
MOLT_MESSAGE(warning_globals_loader, ValueError, "module_globals is missing __loader__")
