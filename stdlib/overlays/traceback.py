traceback: the operator of an expression is found without a parser.
@ 45 536e2908fb2a39f2
    from _molt import caret_anchors
    found = caret_anchors(segment)
    return found and _Anchors(*found)
