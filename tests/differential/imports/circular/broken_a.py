from broken_b import thing
other = 1
