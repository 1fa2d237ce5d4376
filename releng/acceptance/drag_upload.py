"""A real mouse drag of a folder of 200 files onto the server, back again, and of files from another program.

All arrive with equal bytes and times, and no final name ever holds a half-written file.
"""
import os
import shutil
import subprocess
import sys
import time

import half_written
import product
import sample_tree
from desk import Desk, fail

FILES = 200


def count(root):
    return sum(1 for _, _, names in os.walk(root) for n in names if not half_written.TEMPORARY.match(n))


def settled(desk, root, files, what):
    started = time.monotonic()
    desk.wait(lambda: count(root) >= files, what, 300)
    return time.monotonic() - started


def verdict(what, watch, source, target):
    time.sleep(1)  # for the watcher's pipe to drain; the verdict below does not depend on it being longer
    watch.stop()
    differences = sample_tree.differences(source, target)
    for line in watch.violations[:10] + differences[:10]:
        print("  ", line)
    if watch.violations or differences:
        fail("%s: %d written under a final name, %d differences" % (what, len(watch.violations), len(differences)))
    print("%s: all %d files equal in bytes and time, every final name appeared with a whole file (%d)"
          % (what, count(target), len(watch.arrivals)), flush=True)


desk = Desk(out=product.OUT)
try:
    local = os.path.join(product.WORK, "local")
    web = os.path.join(local, "web site")
    sample_tree.make(web, FILES)
    back = os.path.join(product.WORK, "back")
    os.makedirs(back)
    incoming = os.path.join(product.SERVER, "incoming")
    os.makedirs(incoming)
    shutil.chown(incoming, 21021, 21021)

    site = product.save_site()
    portside = product.Product(desk, local, "site:" + site)
    portside.give_password()
    portside.row("right", "incoming")
    desk.shot("1-connected")

    watch = half_written.Watch(product.SERVER)
    time.sleep(0.5)
    desk.drag(portside.row("left", "web site"), portside.empty_place("right"))
    desk.wait(lambda: count(product.SERVER) > 3, "the first files")
    desk.shot("2-uploading")
    took = settled(desk, product.SERVER, FILES, "200 files on the server")
    desk.shot("3-uploaded")
    print("upload of %d files: %.1f s" % (FILES, took))
    verdict("upload by mouse", watch, web, os.path.join(product.SERVER, "web site"))

    portside.go_to("left", back)
    desk.wait(lambda: not desk.find(portside.pane("left"), "table cell", "web site"), "the empty folder")
    watch = half_written.Watch(back)
    time.sleep(0.5)
    desk.drag(portside.row("right", "web site"), portside.empty_place("left"))
    took = settled(desk, back, FILES, "200 files here")
    desk.shot("4-downloaded")
    print("download of %d files: %.1f s" % (FILES, took))
    verdict("download by mouse", watch, web, os.path.join(back, "web site"))

    portside.go_to("right", "/incoming")
    desk.wait(lambda: not desk.find(portside.pane("right"), "table cell", "web site"), "the folder for what comes")
    watch = half_written.Watch(incoming)
    other = subprocess.Popen(["/usr/bin/python3", os.path.join(os.path.dirname(__file__), "drag_source.py"), web])
    desk.children.append(other)
    source = desk.wait(lambda: desk.x("search", "--name", "^Other program$", check=False), "the other program").split()[0]
    desk.x("windowactivate", "--sync", source)
    x, y = [int(v.split("=")[1]) for v in desk.x("getwindowgeometry", "--shell", source).splitlines()[1:3]]
    desk.drag((x + 60, y + 40), portside.empty_place("right"))
    took = settled(desk, incoming, FILES, "200 files dropped from another program")
    desk.shot("5-dropped")
    print("drop of %d files from another program: %.1f s" % (FILES, took))
    verdict("drop from another program", watch, web, os.path.join(incoming, "web site"))
    print("PASSED")
except Exception:
    desk.shot("failed")
    desk.dump(desk.app("Portside"))
    raise
finally:
    desk.close()
sys.exit(0)
