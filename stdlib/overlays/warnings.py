warnings: without the options of the command line, which a program of its own does not have.
@ 1 3f1cd93c1c6ad48c
