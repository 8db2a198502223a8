ast: literal_eval reads its text without a compiler.
@ 1 375a9c8287066abb
        node_or_string = __import__('_molt_literal').parse_literal(node_or_string.lstrip(" \t"))
