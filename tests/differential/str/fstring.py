name, n, x = "Ada", 5, 3.14159
print(f"{name} {n} {x:.2f} {n:>4} {n!r:>4} {name!r} {name!s:^7}| {n + 1} {'nested'} {n if n else 0} {{}} {{{n}}}")
print(f"{n=} {x=:.1f} {name=!s} {n + 1 = } { name = }", f"{n:{n}}", f"{x:{n}.{2}f}", f"{'a' 'b'}", f"{[i for i in range(3)]}", f"{ {1: 2}[1] }")
print(f"{(lambda v: v * 2)(3)} {name.upper()[:2]} {','.join(str(i) for i in (1, 2))}", f'{name + "é"}', rf"\d{n}", f"\t{n}\n", end="")
print(f"{f'{f"{n}"}'} {"double"} {'\n'.join(['a', 'b'])}", f"""{
    n
    + 1  # a comment
}""", f"{n!r}{x!a}{None}{True}")
print(f"{n:=+5} {n:#x} {n:b} {255:02X} {1234567:,} {0.25:%} {-n:>+3}", f"{'é':*>3}", f"{n:,}{n:_}", f"{'':5}|")
print(f"{1, 2} {*[1, 2], 3} {n == 5} {n != 5} {n <= 5}", f"{'a'!r:5}|", f"{ 'x' }", f"{lambda_ if (lambda_ := 3) else 0}")
try:
    f"{undefined}"
except NameError as error:
    print(error)
try:
    f"{n:z}" and f"{name:d}"
except ValueError as error:
    print(error)
print(f"", f"{''}", len(f"{'x' * 100}"), f"\N{BULLET}{n}", f"\x41{n}", F"{n}" rf"\{n}")
