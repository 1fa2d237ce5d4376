"""SIGKILL in the middle of an upload: no final name holds a partial file, and what was to be overwritten is still there, old or new.

Afterwards the program is started again, uploads the same folder again, and everything is equal.
"""
import hashlib
import os
import shutil
import signal
import sys

import half_written
import product
import sample_tree
from desk import Desk, fail

OLD = b"the only copy of the old version\n"


def digest(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def arrived(source, target):
    """Whether every file is there with size and time; the bytes are compared afterwards."""
    for path in files(source):
        there = os.path.join(target, path)
        if not os.path.exists(there):
            return False
        a, b = os.stat(os.path.join(source, path)), os.stat(there)
        if (a.st_size, int(a.st_mtime)) != (b.st_size, int(b.st_mtime)):
            return False
    return True


def files(root):
    return {os.path.relpath(os.path.join(folder, name), root) for folder, _, names in os.walk(root) for name in names}


desk = Desk(out=product.OUT)
try:
    local = os.path.join(product.WORK, "local")
    web = os.path.join(local, "web site")
    sample_tree.make(web, 40)
    big = os.path.join(web, "big.bin")
    with open(big, "wb") as f:
        for _ in range(150):
            f.write(os.urandom(1_000_000))
    target = os.path.join(product.SERVER, "web site")
    os.makedirs(target)
    overwritten = ["big.bin"] + [p for p in sorted(files(web)) if os.path.getsize(os.path.join(web, p)) > 10_000_000]
    for path in overwritten:
        os.makedirs(os.path.dirname(os.path.join(target, path)), exist_ok=True)
        with open(os.path.join(target, path), "wb") as f:
            f.write(OLD)
    for folder, folders, names in os.walk(product.SERVER):
        for name in [folder] + [os.path.join(folder, n) for n in names]:
            shutil.chown(name, 21021, 21021)

    site = product.save_site()
    portside = product.Product(desk, local, "site:" + site)
    portside.give_password()
    portside.row("right", "web site")
    desk.drag(portside.row("left", "web site"), portside.empty_place("right"))
    desk.wait(lambda: portside.dialog("File exists"), "the question about the existing file")
    desk.shot("1-question")
    desk.choose(portside.dialog("File exists"), "radio button", "Replace the file that is there")
    desk.choose(portside.dialog("File exists"), "check box", "Do this for all of this transfer")
    desk.keys("Return")

    def halfway():
        return any(half_written.TEMPORARY.match(n) and 5_000_000 < os.path.getsize(os.path.join(folder, n)) < 145_000_000
                   for folder, _, names in os.walk(product.SERVER) for n in names if os.path.exists(os.path.join(folder, n)))
    desk.wait(halfway, "a large file half on the server")
    os.killpg(portside.process.pid, signal.SIGKILL)
    portside.process.wait()
    temporary = {p for p in files(target) if half_written.TEMPORARY.match(os.path.basename(p))}
    whole = old = 0
    for path in sorted(files(target) - temporary):
        there, source = os.path.join(target, path), os.path.join(web, path)
        if digest(there) == digest(source):
            whole += 1
        elif path in overwritten and open(there, "rb").read() == OLD:
            old += 1
        else:
            fail("half a file under a final name: %s" % path)
    missing = [path for path in overwritten if not os.path.exists(os.path.join(target, path))]
    if missing:
        fail("old versions lost: %s" % missing)
    print("killed: %d whole files, %d old versions still there, %d temporary files, nothing partial" % (whole, old, len(temporary)))
    if not temporary or not old:
        fail("the kill came too late to show anything")

    portside = product.Product(desk, local, "site:" + site)
    portside.give_password()
    portside.row("right", "web site")
    desk.drag(portside.row("left", "web site"), portside.empty_place("right"))
    desk.wait(lambda: portside.dialog("File exists"), "the question about the existing file")
    desk.choose(portside.dialog("File exists"), "radio button", "Replace the file that is there")
    desk.choose(portside.dialog("File exists"), "check box", "Do this for all of this transfer")
    desk.keys("Return")
    desk.wait(lambda: arrived(web, target), "the end of the second upload", 120)
    desk.shot("2-again")
    left_behind = {p for p in files(target) if half_written.TEMPORARY.match(os.path.basename(p))}
    if left_behind:
        fail("temporary files of the killed run are still there: %s" % left_behind)
    differences = sample_tree.differences(web, target)
    if differences:
        fail("after the second upload: %s" % differences[:5])
    print("started again: %d files equal; the temporary files of the killed run are gone" % len(files(web)))
    print("PASSED")
except Exception:
    desk.shot("failed")
    desk.dump(desk.app("Portside"))
    raise
finally:
    desk.close()
sys.exit(0)
