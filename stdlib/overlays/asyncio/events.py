asyncio.events: what CPython has in C leaves no entry in tracebacks.
@ 1 e41546ca700c61e9
_py_get_event_loop = get_event_loop
from _molt import native_function
for _function in (_get_running_loop, _set_running_loop, get_running_loop, get_event_loop):
    native_function(_function)
del _function, native_function
