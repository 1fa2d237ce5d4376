"""A web site folder of this computer and one of a real server synchronised both ways: first with the mouse alone (but for the
password), then, after changes on both sides, with the keyboard alone. Each time both sides are compared byte for byte, and a
third comparison has to find nothing to do."""
import os
import time

import product
from desk import Desk, fail
from sync_steps import LOCAL, WWW, button, choose, content, label, open_folders, owned, row, view, write


def check(what):
    left, right = content(LOCAL), content(WWW)
    if left != right:
        fail("%s: the sides differ: %s" % (what, sorted(set(left.items()) ^ set(right.items()))))
    print("%s: both sides have the same %d files" % (what, len(left)), flush=True)


def make_site():
    for page in range(12):
        write(LOCAL, "page-%02d.html" % page, "<h1>Page %d</h1>\n" % page, 90_000)
    for image in range(6):
        write(LOCAL, "img/picture-%d.svg" % image, "<svg><!-- %d --></svg>\n" % image, 80_000)
    write(LOCAL, "css/site.css", "body { color: black }\n", 70_000)
    write(LOCAL, "index.html", "<h1>Mine</h1>\n<p>Same line</p>\n", 60_000)
    write(WWW, "index.html", "<h1>Theirs</h1>\n<p>Same line</p>\n", 50_000)
    write(WWW, "guestbook/entries.txt", "Hello from a visitor\n", 40_000)
    owned()


def change_both():
    write(LOCAL, "css/site.css", "body { color: navy }\n")
    write(LOCAL, "news.html", "<h1>News</h1>\n")
    os.remove(os.path.join(LOCAL, "page-03.html"))
    os.rename(os.path.join(LOCAL, "img/picture-1.svg"), os.path.join(LOCAL, "img/renamed.svg"))
    write(WWW, "guestbook/entries.txt", "Hello from a visitor\nAnd another\n")
    write(LOCAL, "index.html", "<h1>Mine again</h1>\n")
    write(WWW, "index.html", "<h1>Theirs again, and longer</h1>\n")
    owned()


desk = Desk(size="1280x800", out=product.OUT)
try:
    make_site()
    portside = open_folders(desk, "Shop", "index.html")

    print("-- by mouse", flush=True)
    menu = desk.wait(lambda: desk.find(portside.window(), "menu", "Site"), "the menu Site")
    desk.click(desk.middle(menu))
    item = desk.wait(lambda: desk.find(menu, "menu item", contains="Synchronise these two folders"), "the command")
    time.sleep(0.5)
    desk.click(desk.middle(item))
    editor = desk.wait(lambda: portside.dialog("New pair of folders"), "the editor")
    time.sleep(0.7)
    desk.shot("1-editor")
    desk.click(button(desk, editor, "Save and compare"))
    view(desk, portside)
    time.sleep(1)
    desk.shot("2-preview")
    # Twenty-one are outgoing; without them the few others are all in view.
    desk.click(desk.middle(desk.wait(lambda: desk.find(portside.window(), "toggle button", contains="Outgoing"), "the kind")))
    time.sleep(0.5)
    desk.click(row(desk, portside, "index.html"))
    time.sleep(0.3)
    desk.click(row(desk, portside, "index.html"), times=2)
    texts = desk.wait(lambda: portside.dialog("Texts of index.html"), "both texts")
    desk.wait(lambda: desk.find(texts, "table cell", contains="Theirs"), "the right text")
    time.sleep(0.5)
    desk.shot("3-texts")
    desk.click(button(desk, texts, "Take the left one"))
    desk.wait(lambda: not portside.dialog("Texts of index.html"), "the texts to go")
    desk.wait(lambda: desk.find(view(desk, portside), "table cell", "Replace on the right"), "the decision")
    # What is on the server only, left alone by the menu, and taken again.
    desk.click(row(desk, portside, "entries.txt"))
    desk.click(row(desk, portside, "entries.txt"), button=3)
    time.sleep(0.7)
    desk.shot("4-menu")
    choose(desk, portside, "Leave alone")
    desk.wait(lambda: desk.find(view(desk, portside), "table cell", "Leave alone"), "the decision")
    desk.click(row(desk, portside, "entries.txt"), button=3)
    time.sleep(0.7)
    choose(desk, portside, "As proposed")
    desk.wait(lambda: not desk.find(view(desk, portside), "table cell", "Leave alone"), "the proposal")
    desk.click(button(desk, portside.window(), "Run"))
    label(desk, portside, "Report of the run")
    time.sleep(0.5)
    desk.shot("5-report")
    check("by mouse")
    if "Mine" not in open(os.path.join(WWW, "index.html"), encoding="utf-8").read():
        fail("the decision was not done")
    desk.click(button(desk, portside.window(), "Compare again"))
    label(desk, portside, "Both sides are the same")
    time.sleep(0.5)
    desk.shot("6-same")

    print("-- by keyboard", flush=True)
    change_both()
    desk.keys("ctrl+y")
    desk.wait(lambda: desk.box(portside.pane("left"))[0] >= 0, "the panes")
    time.sleep(2)
    desk.keys("F9")
    view(desk, portside)
    desk.wait(lambda: desk.find(view(desk, portside), "table cell", contains="Conflict"), "the conflict")
    time.sleep(1)
    desk.shot("7-preview")
    desk.keys("ctrl+f")
    desk.type("index")
    time.sleep(0.5)
    desk.keys("Down")
    time.sleep(0.3)
    desk.keys("ctrl+Left")
    desk.wait(lambda: desk.find(view(desk, portside), "table cell", "Replace on the left"), "the decision")
    desk.shot("8-decided")
    desk.keys("ctrl+Return")
    label(desk, portside, "Report of the run")
    time.sleep(0.5)
    desk.shot("9-report")
    check("by keyboard")
    if "Theirs again" not in open(os.path.join(LOCAL, "index.html"), encoding="utf-8").read():
        fail("the decision was not done")
    desk.keys("ctrl+r")
    label(desk, portside, "Both sides are the same")
    print("a third comparison found nothing to do", flush=True)
    desk.keys("ctrl+y")
    desk.keys("ctrl+q")
    portside.process.wait(30)
except Exception:
    desk.shot("failed")
    desk.dump(portside.app)
    raise
finally:
    desk.close()
