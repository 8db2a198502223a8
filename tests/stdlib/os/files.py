# os, pathlib, shutil, tempfile, glob and fnmatch on a small tree.
import fnmatch
import glob
import os
import pathlib
import shutil
import stat
import tempfile


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


root = pathlib.Path("tree")
(root / "a" / "deep").mkdir(parents=True)
(root / "a" / "x.txt").write_text("hello\n")
(root / "a" / "y.py").write_bytes(b"print(1)\n")
(root / "b.txt").touch()
print(sorted(path.as_posix() for path in root.rglob("*")))
print(sorted(glob.glob("tree/**/*.txt", recursive=True)), glob.glob("tree/?.txt"))
print([(folder, sorted(folders), sorted(files)) for folder, folders, files in os.walk("tree")])
print((root / "a/x.txt").read_text(), (root / "a" / "x.txt").stat().st_size, (root / "nope").exists(), (root / "a").is_dir())
print(shutil.copy(root / "a" / "x.txt", root / "c.txt"), shutil.move(root / "c.txt", root / "d.txt"))
shutil.copytree(root / "a", root / "copy")
print(sorted(os.listdir(root)), sorted(os.listdir("tree/copy")))
os.symlink("d.txt", "tree/link")
print(os.path.islink("tree/link"), os.readlink("tree/link"), (root / "link").resolve().name, os.path.lexists("tree/nope"))
print(os.path.samefile("tree/link", "tree/d.txt"), stat.filemode(os.lstat("tree/link").st_mode), stat.S_ISDIR(os.stat("tree").st_mode))
os.chmod("tree/d.txt", 0o640)
print(stat.filemode(os.stat("tree/d.txt").st_mode), oct(stat.S_IMODE(os.stat("tree/d.txt").st_mode)))
with os.scandir("tree") as entries:
    print(sorted((entry.name, entry.is_dir(), entry.is_symlink()) for entry in entries))
with tempfile.TemporaryFile("w+") as file:
    file.write("temporary")
    file.seek(0)
    print(file.read())
with tempfile.NamedTemporaryFile("w", suffix=".txt", dir="tree") as file:
    print(file.name.endswith(".txt"), os.path.exists(file.name))
    file.write("x")
    file.flush()
    print(os.path.getsize(file.name))
print(os.path.exists(file.name))
with tempfile.TemporaryDirectory(dir="tree") as folder:
    print(os.path.isdir(folder))
print(os.path.exists(folder))
descriptor, name = tempfile.mkstemp(dir="tree", text=True)
os.write(descriptor, b"by descriptor")
os.close(descriptor)
print(open(name).read())
os.environ["MOLT_VARIABLE"] = "v\u00e4lue"
print(os.environ["MOLT_VARIABLE"], os.getenv("MOLT_VARIABLE"), os.environb[b"MOLT_VARIABLE"], os.getenv("NO_SUCH", "default"))
del os.environ["MOLT_VARIABLE"]
attempt(os.environ.__getitem__, "MOLT_VARIABLE")
print(fnmatch.filter(["a.py", "b.txt"], "*.py"), fnmatch.fnmatch("abc", "a?c"), fnmatch.translate("*.[ch]"))
attempt(pathlib.Path("missing/x").read_text)
attempt(shutil.rmtree, "missing")
attempt(os.makedirs, "tree/a")
os.makedirs("tree/a", exist_ok=True)
attempt(os.rmdir, "tree")
attempt(root.rename, "missing/target")
print(pathlib.PurePosixPath("a/b/../c").parts, pathlib.Path("a/b.tar.gz").suffixes, pathlib.Path("a") / "b", pathlib.Path("/a/b").relative_to("/a"))
print(pathlib.Path.cwd() == pathlib.Path(os.getcwd()), shutil.disk_usage("/").total > 0, shutil.which("sh") is not None)
print(os.path.normpath("a/./b/../c"), os.path.relpath("/a/b", "/a/c"), os.path.commonpath(["/a/b", "/a/c"]), os.path.splitext("x.tar.gz"))
print(os.stat in os.supports_dir_fd, os.listdir in os.supports_fd, os.cpu_count() >= 1, os.fsdecode(b"\xff"), os.fsencode("\udcff"))
shutil.rmtree("tree")
print(os.path.exists("tree"), os.listdir())
