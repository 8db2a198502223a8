warnings: CPython always has tracemalloc, so that its text is the same without it here.
@ 2 b32624e4cf4103c5
            # Molt has no tracemalloc, and says what CPython says.
            tracing = False
