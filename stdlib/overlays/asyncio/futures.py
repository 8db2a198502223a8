asyncio.futures: Future in the words of its C implementation, and like a type of C.
@ 1 a56878eb39440317
            raise exceptions.InvalidStateError('Result is not set.')
@ 1 a576bcbf55fcc34c
            raise exceptions.InvalidStateError('invalid state')
@ 1 a576bcbf55fcc34c
            raise exceptions.InvalidStateError('invalid state')
@ 2 f0306774d511a1e8
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError('invalid exception object')
        if type(exception) is StopIteration:
@ 2 4c428db89cd783f8
    __module__ = '_asyncio'
    # Class variables serving as defaults for instance variables.
    _state = _PENDING
@ 2 251f69710c56bc20
from _molt import native_type
_PyFuture = native_type(Future, 'Future')
del native_type
