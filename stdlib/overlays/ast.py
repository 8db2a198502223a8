ast: literal_eval reads its text without a compiler; parse says that there is none.
@ 1 375a9c8287066abb
        node_or_string = __import__('_molt_literal').parse_literal(node_or_string.lstrip(" \t"))
@ 2 6039078727056e55
    raise NotImplementedError('ast.parse() needs a compiler, which a compiled program does not have')
