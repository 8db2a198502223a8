# subprocess, with pipes, errors, timeouts and environments.
import os
import subprocess
from subprocess import PIPE


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


result = subprocess.run(["sh", "-c", "echo out; echo err >&2; exit 3"], capture_output=True, text=True)
print(result.returncode, repr(result.stdout), repr(result.stderr))
print(subprocess.check_output(["cat"], input=b"data"), subprocess.getstatusoutput("echo text; exit 2"))
attempt(subprocess.run, ["false"], check=True)
attempt(subprocess.run, ["/missing/program"])
attempt(subprocess.run, ["ls"], cwd="/missing")
attempt(subprocess.run, ["true"], cwd=5)
process = subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True)
print(process.communicate("hello\n"), process.returncode, process.poll())
try:
    subprocess.run(["sleep", "5"], timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(str(error).split(" after ")[0], error.cmd)
process = subprocess.Popen("echo $NAME", shell=True, env={"NAME": "value"}, stdout=PIPE)
print(process.stdout.read(), process.wait())
process = subprocess.Popen(["sleep", "10"])
process.terminate()
print(process.wait(), process)
large = b"0123456789" * 20000
with subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE) as process:
    print(process.communicate(large)[0] == large)
first = subprocess.Popen(["printf", "b\\na\\n"], stdout=PIPE)
second = subprocess.Popen(["sort"], stdin=first.stdout, stdout=PIPE, text=True)
first.stdout.close()
print(second.communicate(), first.wait())
with open("log", "w+") as log:
    subprocess.run(["echo", "to a file"], stdout=log, stderr=subprocess.STDOUT)
    log.seek(0)
    print(log.read())
print(subprocess.run(["sh", "-c", "umask; echo $0"], umask=0o027, stdout=PIPE).stdout)
print(subprocess.run(["sh", "-c", "pwd"], cwd="/", stdout=PIPE, start_new_session=True, close_fds=False).stdout)
print(subprocess.run(["cat"], stdin=subprocess.DEVNULL, stdout=PIPE).stdout, subprocess.call(["sh", "-c", "kill -9 $$"]))
reading, writing = os.pipe()
with subprocess.Popen(["sh", "-c", f"echo inherited >&{writing}"], pass_fds=(writing,)):
    os.close(writing)
    with open(reading) as pipe:
        print(pipe.read())
