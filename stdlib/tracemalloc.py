"""Where blocks of memory were allocated: a compiled program never knows.

This is the module in the state in which CPython starts, tracing off. It cannot be turned on.
"""

__all__ = [
    "clear_traces", "get_object_traceback", "get_traceback_limit", "get_traced_memory",
    "get_tracemalloc_memory", "is_tracing", "reset_peak", "start", "stop", "take_snapshot",
]


def is_tracing():
    return False


def start(nframe=1):
    raise RuntimeError("a compiled program cannot trace memory allocations")


def stop():
    pass


def clear_traces():
    pass


def reset_peak():
    pass


def get_traceback_limit():
    return 1


def get_traced_memory():
    return (0, 0)


def get_tracemalloc_memory():
    return 0


def get_object_traceback(obj):
    return None


def take_snapshot():
    raise RuntimeError(
        "the tracemalloc module must be tracing memory allocations to take a snapshot")
