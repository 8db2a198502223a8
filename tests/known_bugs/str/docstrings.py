# Builtin types and functions have docstrings.
print(str.__doc__ is not None, "".__doc__ is not None, len.__doc__ is not None, [].append.__doc__ is not None)
