// Texts of exceptions raised by the runtime, area "module": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(module_no_attribute, AttributeError, "module '{}' has no attribute '{}'")
MOLT_MESSAGE(module_no_attribute_partial, AttributeError,
             "partially initialized module '{}' has no attribute '{}' (most likely due to a "
             "circular import)")
MOLT_MESSAGE(module_nameless, AttributeError, "module has no attribute '{}'")
MOLT_MESSAGE(module_not_found, ModuleNotFoundError, "No module named {r}")
MOLT_MESSAGE(module_not_package, ModuleNotFoundError, "No module named {r}; {r} is not a package")
MOLT_MESSAGE(module_halted, ModuleNotFoundError, "import of {} halted; None in sys.modules")
MOLT_MESSAGE(relative_no_package, ImportError,
             "attempted relative import with no known parent package")
MOLT_MESSAGE(relative_beyond, ImportError, "attempted relative import beyond top-level package")
MOLT_MESSAGE(cannot_import_name, ImportError, "cannot import name {r} from {r} ({})")
MOLT_MESSAGE(cannot_import_name_partial, ImportError,
             "cannot import name {r} from partially initialized module {r} (most likely due to a "
             "circular import) ({})")
MOLT_MESSAGE(all_item_not_str, TypeError, "Item in {}.__all__ must be str, not {t}")
MOLT_MESSAGE(key_item_not_str, TypeError, "Key in {}.__dict__ must be str, not {t}")
