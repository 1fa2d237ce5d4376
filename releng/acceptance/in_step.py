"""A pair that is kept in step: its first run waits for somebody, a change goes over by itself, many deletions ask; the question
is put off, asked again, looked at and acknowledged with the keyboard alone; a conflict asks and is decided."""
import os
import time

import product
from desk import Desk, fail
from sync_steps import LOCAL, WWW, button, content, focused, keep_in_step, label, open_folders, owned, row, view, write

PAGES = 40


def make_site():
    for page in range(PAGES):
        write(LOCAL, "page-%02d.html" % page, "<h1>Page %d</h1>\n" % page, 90_000)
    write(LOCAL, "Über uns/Änderungen.html", "<h1>Größer &amp; schöner</h1>\n", 80_000)
    write(WWW, "guestbook/entries.txt", "Hello\n", 70_000)
    owned()


def same():
    return content(LOCAL) == content(WWW)


def question(desk, portside):
    return desk.wait(lambda: next((n for n in desk.find_all(portside.window(), "push button", contains="wants a decision")
                                   if desk.box(n)[0] > 0), None), "the question in the bottom line")


def look(desk, portside):
    desk.click(desk.middle(question(desk, portside)))
    view(desk, portside)
    label(desk, portside, "This pair is kept in step, but this it does not do by itself")


desk = Desk(size="1280x800", out=product.OUT)
try:
    make_site()
    portside = open_folders(desk, "Blumenladen Müller", "page-00.html")

    desk.keys("F9")
    editor = desk.wait(lambda: portside.dialog("New pair of folders"), "the editor")
    time.sleep(0.5)
    keep_in_step(desk, editor)
    desk.shot("1-editor")
    desk.click(button(desk, editor, "Save and compare"))
    view(desk, portside)
    label(desk, portside, "Its first run waits for you")
    desk.shot("2-first")
    if os.path.exists(os.path.join(WWW, "page-00.html")):
        fail("the first run was made unseen")
    desk.click(button(desk, portside.window(), "Run"))
    label(desk, portside, "Report of the run")
    if not same():
        fail("the first run left differences")

    begin = time.monotonic()
    write(LOCAL, "news.html", "<h1>News</h1>\n")
    desk.wait(lambda: os.path.exists(os.path.join(WWW, "news.html")), "the change to go over by itself")
    print("a change went over by itself after %.1f s" % (time.monotonic() - begin), flush=True)

    print("-- many deletions", flush=True)
    for page in range(25):
        os.remove(os.path.join(LOCAL, "page-%02d.html" % page))
    look(desk, portside)
    time.sleep(0.5)
    desk.shot("3-question")
    desk.click(button(desk, portside.window(), "Not now"))
    desk.wait(lambda: desk.find(portside.window(), "table cell", contains="wants a decision"), "the list to say so")
    time.sleep(0.5)
    desk.shot("4-not-now")
    if not os.path.exists(os.path.join(WWW, "page-00.html")):
        fail("deleted though nobody said yes")

    os.remove(os.path.join(LOCAL, "page-30.html"))
    look(desk, portside)
    desk.wait(lambda: (focused(desk, portside.window()) or portside.app).get_role_name() in ("table", "table cell"),
              "the keyboard in the rows")
    desk.keys("shift+Tab")
    desk.wait(lambda: "Many deletions" in focused(desk, portside.window()).get_name(), "the keyboard at the warning")
    desk.keys("space")
    time.sleep(0.5)
    desk.shot("5-acknowledged")
    desk.keys("ctrl+Return")
    label(desk, portside, "Report of the run")
    time.sleep(0.5)
    desk.shot("6-report")
    if not same():
        fail("the deletions did not go over")
    trash = os.path.join(WWW, ".portside-trash")
    kept = [name for _, _, names in os.walk(trash) for name in names if name.startswith("page-")]
    if len(kept) != 26:
        fail("the trash has %s" % kept)
    print("26 deletions went over after they were acknowledged, and are in the trash", flush=True)

    print("-- a conflict", flush=True)
    # The server's alone is not noticed: the pair has no schedule.
    write(WWW, "news.html", "<h1>Theirs, and longer</h1>\n")
    owned()
    write(LOCAL, "news.html", "<h1>Mine</h1>\n")
    look(desk, portside)
    desk.click(row(desk, portside, "news.html"))
    desk.keys("ctrl+Left")
    desk.wait(lambda: desk.find(view(desk, portside), "table cell", "Replace on the left"), "the decision")
    desk.shot("7-conflict")
    desk.keys("ctrl+Return")
    label(desk, portside, "Report of the run")
    desk.wait(same, "both sides to be the same")
    if "Theirs" not in open(os.path.join(LOCAL, "news.html"), encoding="utf-8").read():
        fail("the decision was not done")
    desk.click(button(desk, portside.window(), "Pairs"))
    desk.wait(lambda: not desk.find(portside.window(), "table cell", contains="wants a decision"), "nothing to be asked")
    time.sleep(0.5)
    desk.shot("8-in-step")
    desk.keys("ctrl+q")
    portside.process.wait(30)
except Exception:
    desk.shot("failed")
    desk.dump(portside.app)
    raise
finally:
    desk.close()
