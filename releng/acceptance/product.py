"""Starts the built product on a desk and drives what every scenario needs of it."""
import glob
import json
import os
import subprocess

ROOT = os.environ["PORTSIDE_ROOT"]
WORK = os.environ["PORTSIDE_WORK"]
OUT = os.environ["PORTSIDE_OUT"]
SERVER = os.path.join(WORK, "server")
STATE = os.path.join(WORK, "state")


def save_site(name="Lab", site="0123456789abcdef0123456789abcdef", **more):
    """A profile as the store writes it; the password is asked for."""
    os.makedirs(os.path.join(STATE, "sites"), exist_ok=True)
    profile = {"format": 1, "name": name, "host": "203.0.113.2", "port": 21, "user": "demo"}
    profile.update(more)
    with open(os.path.join(STATE, "sites", site + ".json"), "w", encoding="utf-8") as f:
        json.dump(profile, f, indent=2)
    return site


def launcher():
    machine = os.uname().machine
    found = glob.glob(os.path.join(ROOT, "product/target/products/io.portside.product/linux/gtk", machine, "portside"))
    if not found:
        raise SystemExit("the product is not built: run ./mvnw verify -DskipTests first")
    return found[0]


class Product:
    def __init__(self, desk, left, right, options=""):
        self.desk = desk
        log = open(os.path.join(OUT, "portside.log"), "ab")
        env = dict(os.environ, PORTSIDE_JAVA_OPTIONS="-Duser.home=" + os.environ["HOME"] + " " + options)
        self.process = subprocess.Popen([launcher(), "-data", STATE, "-consoleLog", "-left", left, "-right", right],
                                        stdout=log, stderr=log, env=env, start_new_session=True)
        desk.children.append(self.process)
        self.app = desk.wait(lambda: desk.app("Portside"), "the program on the accessibility bus", 90)

    def window(self):
        return self.desk.find(self.app, "frame")

    def pane(self, side):
        part = self.desk.find(self.app, "panel", "Left pane" if side == "left" else "Right pane")
        return self.desk.find(part, "table")

    def row(self, side, name):
        """The middle of the row's name cell, once it is shown."""
        cell = self.desk.wait(lambda: self.desk.find(self.pane(side), "table cell", name), "row %s in the %s pane" % (name, side))
        return self.desk.middle(cell)

    def empty_place(self, side):
        """A point of the pane's table below its last row."""
        x, y, w, h = self.desk.box(self.pane(side))
        return x + w // 2, y + h - 8

    def dialog(self, title):
        """A top-level window of the program by the beginning of its title."""
        for i in range(self.app.get_child_count()):
            child = self.app.get_child_at_index(i)
            if child is not None and (child.get_name() or "").startswith(title):
                return child
        return None

    def give_password(self, password="demo"):
        self.desk.wait(lambda: self.dialog("Log in"), "the question for the password")
        self.desk.shot("password")
        self.desk.type(password)
        self.desk.keys("Return")
        self.desk.wait(lambda: not self.dialog("Log in"), "the dialog to go")

    def go_to(self, side, path):
        self.desk.click(self.empty_place(side))
        self.desk.keys("ctrl+l")
        self.desk.keys("ctrl+a")
        self.desk.type(path)
        self.desk.keys("Return")
