asyncio.tasks: Task like a type of C, as that of CPython is.
@ 1 edaf7820558af260
from _molt import native_type
_PyTask = native_type(Task, 'Task')
del native_type
@ 3 47d6a04c8a9f5047
    __module__ = '_asyncio'
    # If False, don't log a message if the task is destroyed while its
    # status is still pending
    _log_destroy_pending = True
@ 1 ef31f98e60684120
        if self._state == futures._PENDING and self._log_destroy_pending and self._loop is not None:
