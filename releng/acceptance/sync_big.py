"""A preview of 100,000 rows, looked at as a person would: scrolled, sifted, folded, decided about. The program tells each time
its window did not answer for 50 ms or more; the longest is printed."""
import os
import re
import time

import product
from desk import Desk

FOLDERS, FILES = 100, 1000
LEFT, RIGHT = os.path.join(product.WORK, "local"), os.path.join(product.WORK, "other")


def make():
    os.makedirs(RIGHT)
    for d in range(FOLDERS):
        folder = os.path.join(LEFT, "folder-%03d" % d)
        os.makedirs(folder)
        for f in range(FILES):
            with open(os.path.join(folder, "file-%04d.html" % f), "w", encoding="ascii") as out:
                out.write("%d\n" % f)


def stalls():
    """Milliseconds that the window did not answer, and how many of them its thread worked: on a busy machine far fewer."""
    with open(os.path.join(product.OUT, "portside.log"), encoding="utf-8", errors="replace") as f:
        return [(int(a), int(b)) for a, b in re.findall(r"^stall (\d+) ms, worked (\d+) ms", f.read(), re.M)]


def longest(found):
    return "%d ms, worked %d ms" % (max(found)[0], max(w for _, w in found)) if found else "below 50 ms"


def during(what, act):
    before = len(stalls())
    act()
    print("%-50s longest stall %s" % (what, longest(stalls()[before:])), flush=True)


def view(desk, portside):
    return desk.find(portside.app, "panel", "What would be done")


def toggle(desk, portside, begins):
    return desk.find(portside.window(), "toggle button", contains=begins)


desk = Desk(size="1280x800", out=product.OUT)
try:
    make()
    portside = product.Product(desk, LEFT, RIGHT, "-Dportside.stalls=true")
    portside.row("left", "folder-000")
    desk.click(portside.empty_place("left"))
    time.sleep(3)
    print("stalls of the start: %s" % longest(stalls()), flush=True)

    def edit():
        desk.keys("F9")
        desk.wait(lambda: portside.dialog("New pair of folders"), "the editor")
        time.sleep(2)

    during("the editor of a new pair opens", edit)

    def compare():
        desk.keys("Return")
        desk.wait(lambda: toggle(desk, portside, "Outgoing: 100,100"), "the preview of all", 300)
        time.sleep(8)
        desk.shot("1-preview")

    during("it closes; comparing, and 100,100 rows coming", compare)

    def scroll():
        box = desk.box(view(desk, portside))
        desk.click((box[0] + 60, box[1] + 80))
        for _ in range(20):
            desk.keys("Next")
        desk.keys("End")
        time.sleep(1)
        desk.keys("Home")
        time.sleep(1)

    during("paging, to the end and back", scroll)

    def sift():
        desk.keys("ctrl+f")
        desk.type("file-0007")
        time.sleep(4)
        desk.shot("2-sifted")
        desk.keys("Escape")
        time.sleep(8)

    during("looking for a name, and all again", sift)

    def decide():
        desk.keys("Home")
        time.sleep(0.5)
        desk.keys("ctrl+k")
        desk.wait(lambda: toggle(desk, portside, "Left alone: 1,001"), "the folder left alone", 60)
        time.sleep(2)

    during("a folder of 1,000 left alone", decide)

    def fold():
        desk.click(desk.middle(toggle(desk, portside, "Fold all")))
        time.sleep(3)
        desk.shot("3-folded")
        desk.click(desk.middle(toggle(desk, portside, "Fold all")))
        time.sleep(8)

    during("all folded and open again", fold)
    print("longest stall of the whole: %s" % longest(stalls()), flush=True)
    desk.keys("ctrl+q")
    portside.process.wait(30)
except Exception:
    desk.shot("failed")
    raise
finally:
    desk.close()
