linecache: the program holds the sources of its modules.
@ 2 28d56bad7ad76af5
    import _molt; lines, fullname = _molt.source_lines(filename), filename
    if lines: cache[filename] = sum(map(len, lines)), None, lines, filename; return lines
