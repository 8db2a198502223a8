import sys
for i in range(3000):
    print(i, i * i, sep=":", end=" " if i % 20 else "\n")
sys.stdout.write("x" * 10000 + "\n")
sys.stdout.writelines(["line\n"] * 3)
print(end="")
sys.stdout.flush()
print("é€😀" * 500)
