"""What every scenario of the synchronise view does: two folders, what is in them, and what is seen of it."""
import hashlib
import os
import subprocess
import time

from gi.repository import Atspi

import product

LOCAL = os.path.join(product.WORK, "local")
WWW = os.path.join(product.SERVER, "www")


def write(root, path, text, age=0):
    name = os.path.join(root, path)
    os.makedirs(os.path.dirname(name), exist_ok=True)
    with open(name, "w", encoding="utf-8") as f:
        f.write(text)
    when = time.time() - age
    os.utime(name, (when, when))


def owned():
    subprocess.run(["chown", "-R", "21021:21021", product.SERVER], check=True)


def content(root):
    found = {}
    for folder, folders, files in os.walk(root):
        folders[:] = [f for f in folders if not f.startswith(".portside-")]
        for name in files:
            path = os.path.join(folder, name)
            with open(path, "rb") as f:
                found[os.path.relpath(path, root)] = hashlib.sha256(f.read()).hexdigest()
    return found


def open_folders(desk, site, shown):
    """The local folder, in which SHOWN is, on the left, and on the right the server's, as the saved SITE."""
    portside = product.Product(desk, LOCAL, "site:" + product.save_site(site))
    portside.give_password()
    portside.row("left", shown)
    desk.click(portside.row("right", "www"), times=2)
    portside.row("right", "guestbook")
    return portside


def view(desk, portside):
    return desk.wait(lambda: desk.find(portside.app, "panel", "What would be done"), "the preview")


def row(desk, portside, name):
    cell = desk.wait(lambda: desk.find(view(desk, portside), "table cell", contains=name), "the row " + name)
    return desk.middle(cell)


def label(desk, portside, text):
    """Words that are seen: pages that are not on top keep theirs."""
    def seen():
        return next((n for n in desk.find_all(portside.window(), "label", contains=text) if desk.box(n)[0] > 0), None)
    return desk.wait(seen, "the words " + text)


def button(desk, root, text):
    """The one that is seen: pages that are not on top have buttons of the same name."""
    def seen():
        return next((n for n in desk.find_all(root, "push button", contains=text) if desk.box(n)[0] > 0), None)
    return desk.middle(desk.wait(seen, "the button " + text))


def choose(desk, portside, text):
    """Clicks an item of the menu that is open; the accessibility bus still knows those of menus that are not."""
    def seen():
        return next((n for n in desk.find_all(portside.app, "menu item", contains=text) if desk.box(n)[0] > 0), None)
    desk.click(desk.middle(desk.wait(seen, "the choice " + text)))


def keep_in_step(desk, editor):
    """In the editor of a pair: when something changes."""
    desk.click(desk.middle(desk.wait(lambda: desk.find(editor, "page tab", "Speed and time"), "the page")))
    box = desk.wait(lambda: next((n for n in desk.find_all(editor, "check box", contains="When something changes")
                                  if desk.box(n)[0] > 0), None), "the box")
    x, y, _, h = desk.box(box)
    desk.click((x + 8, y + h // 2))


def focused(desk, root):
    """The widget that has the keyboard, as a screen reader knows it."""
    return next((n for n in desk.all(root) if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)
