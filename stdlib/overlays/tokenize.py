tokenize: detecting the encoding of a source needs no tokenizer.
@ 1 0a5140de87e4d453
@ 1 62fd3e904621961d
    import _tokenize
