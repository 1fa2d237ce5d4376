"""A password is typed, used, saved and used again after a restart; then everything the program wrote is searched for it."""
import base64
import os
import sys

import product
import sample_tree
from desk import Desk, fail

SECRET = os.environ["LAB_PASSWORD"]
MASTER = "Hafen-" + SECRET[::-1]


def traces(secret):
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = secret.encode(coding)
        yield raw
        yield raw.hex().encode()
        for shift in range(3):  # base64 of it at any offset inside something longer
            yield base64.b64encode(b"\0" * shift + raw)[4 if shift else 0:-4]


def search(roots):
    found, looked = [], 0
    for root in roots:
        for folder, _, names in os.walk(root):
            for name in names:
                with open(os.path.join(folder, name), "rb") as f:
                    content = f.read()
                looked += 1
                found += ["%s in %s" % (t, os.path.join(folder, name)) for s in (SECRET, MASTER) for t in traces(s) if t in content]
    return found, looked


desk = Desk(out=product.OUT)
try:
    local = os.path.join(product.WORK, "local")
    sample_tree.make(os.path.join(local, "web site"), 10)
    site = product.save_site()
    portside = product.Product(desk, local, "site:" + site)
    desk.wait(lambda: portside.dialog("Log in"), "the question for the password")
    desk.type("wrong" + SECRET)
    desk.keys("Return")
    desk.wait(lambda: not portside.dialog("Log in"), "the answer to be used")
    desk.wait(lambda: portside.dialog("Log in"), "the question again, because it was wrong")
    desk.shot("1-refused")
    desk.choose(portside.dialog("Log in"), "check box", "Save password")
    desk.keys("shift+Tab", "shift+Tab")
    desk.click(desk.middle(desk.find(portside.dialog("Log in"), "password text") or desk.find(portside.dialog("Log in"), "text")))
    desk.keys("ctrl+a")
    desk.type(SECRET)
    desk.keys("Return")
    desk.wait(lambda: portside.dialog("Master Password"), "the question for a master password")
    desk.type(MASTER)
    desk.keys("Tab", "Tab")
    desk.type(MASTER)
    desk.shot("2-master")
    desk.keys("Return")
    desk.wait(lambda: not portside.dialog("Master Password"), "the master password to be taken")
    desk.drag(portside.row("left", "web site"), portside.empty_place("right"))
    portside.row("right", "web site")
    secrets = os.path.join(product.STATE, "secrets")
    desk.wait(lambda: os.path.exists(secrets) and os.path.getsize(secrets) > 0, "the saved password")
    with open("/proc/%d/cmdline" % portside.process.pid, "rb") as f:
        if SECRET.encode() in f.read():
            fail("the password is on the command line")
    desk.keys("ctrl+q")
    portside.process.wait(30)

    portside = product.Product(desk, local, "site:" + site)
    desk.wait(lambda: portside.dialog("Master Password"), "the question for the master password")
    desk.type(MASTER)
    desk.keys("Return")
    portside.row("right", "web site")
    desk.shot("3-again")
    print("wrong password asked again, right one saved under a master password, used after a restart")
except Exception:
    desk.shot("failed")
    desk.dump(desk.app("Portside"))
    raise
finally:
    desk.close()
found, looked = search([product.STATE, product.OUT, os.environ["HOME"]])
print("%d files of the program searched, found %s" % (looked, found or "nothing"))
if found:
    fail("the password is in a file")
print("PASSED")
sys.exit(0)
