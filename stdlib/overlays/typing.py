typing: what evaluates text.
@ 1 945cf2bc7ba190ed
            code = __import__('_molt_expression').compile_annotation(arg_to_compile)
@ 1 d059f3b8fcf93185
                self.__forward_code__(globalns, localns),
