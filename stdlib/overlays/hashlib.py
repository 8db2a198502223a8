hashlib: what CPython has from OpenSSL alone, without OpenSSL.
@ 1 bdeb9393eafacc98
    from _molt_keys import pbkdf2_hmac
