asyncio.futures: texts of its C implementation.
@ 1 a56878eb39440317
            raise exceptions.InvalidStateError('Result is not set.')
