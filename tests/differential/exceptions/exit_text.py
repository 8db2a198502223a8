import sys
print("stdout first")
sys.stdout.write("no newline")
sys.exit(["a", 1])
