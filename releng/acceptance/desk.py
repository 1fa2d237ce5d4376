"""A desktop to try the product on as a person would: Xvfb, a window manager, the accessibility bus, real mouse and keys.

Run it under dbus-run-session, with Debian's python3, as `../acceptance/run` does. Widgets are found by role and name on the accessibility bus,
the same way a screen reader finds them; everything else goes through the X server with xdotool.
"""
import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


class Desk:
    def __init__(self, size="1280x800", out="."):
        self.out = out
        self.children = []
        read, write = os.pipe()
        xvfb = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", size + "x24", "-nolisten", "tcp"],
                                pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        self.children.append(xvfb)
        os.environ["DISPLAY"] = ":" + os.read(read, 16).decode().strip()
        manager = self.spawn(["openbox"], quiet=True)
        self.wait(lambda: self.managed() or manager.poll() is not None, "a window manager")
        if manager.poll() is not None:
            raise SystemExit("openbox ended with %s" % manager.returncode)
        Atspi.init()

    def spawn(self, command, quiet=False, **more):
        sink = subprocess.DEVNULL if quiet else None
        child = subprocess.Popen(command, stdout=sink, stderr=sink, **more)
        self.children.append(child)
        return child

    def close(self):
        for child in reversed(self.children):
            if child.poll() is None:
                child.terminate()
                try:
                    child.wait(10)
                except subprocess.TimeoutExpired:
                    child.kill()

    @staticmethod
    def x(*arguments, check=True):
        done = subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True)
        if check and done.returncode:
            raise RuntimeError("xdotool %s: %s" % (arguments, done.stderr))
        return done.stdout.strip()

    def shot(self, name):
        path = os.path.join(self.out, name + ".png")
        subprocess.run(["import", "-window", "root", path], check=True)
        print("picture:", path, flush=True)

    @staticmethod
    def managed():
        """Whether a window manager rules; without one nothing gets the keyboard."""
        done = subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], capture_output=True, text=True)
        return "window id" in done.stdout

    @staticmethod
    def wait(condition, what, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                found = condition()
            except gi.repository.GLib.Error:
                found = None
            if found:
                return found
            time.sleep(0.05)
        raise TimeoutError("waited %d s for %s" % (seconds, what))

    # ---- the accessibility tree

    @staticmethod
    def all(node, depth=0):
        """The node and everything below it; tables only as far as they are on the screen."""
        yield node
        if depth > 40:
            return
        for i in range(min(node.get_child_count(), 400)):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from Desk.all(child, depth + 1)

    def app(self, name):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            candidate = desktop.get_child_at_index(i)
            if candidate is not None and name.lower() in (candidate.get_name() or "").lower():
                return candidate
        return None

    def find(self, root, role=None, name=None, contains=None):
        return next(iter(self.find_all(root, role, name, contains)), None)

    def find_all(self, root, role=None, name=None, contains=None):
        found = []
        for node in self.all(root):
            text = node.get_name() or ""
            if role and node.get_role_name() != role:
                continue
            if name is not None and text != name:
                continue
            if contains is not None and contains not in text:
                continue
            found.append(node)
        return found

    def dump(self, root):
        """Writes the tree as a screen reader has it, for when something is not found."""
        with open(os.path.join(self.out, "tree.txt"), "w", encoding="utf-8") as f:
            for node in self.all(root):
                f.write("%s | %s | %s\n" % (node.get_role_name(), node.get_name(), self.box(node)))

    @staticmethod
    def box(node):
        e = node.get_extents(Atspi.CoordType.SCREEN)
        return e.x, e.y, e.width, e.height

    def middle(self, node):
        x, y, w, h = self.box(node)
        return x + min(w // 2, 60), y + h // 2

    # ---- mouse and keys

    def click(self, point, button=1, times=1):
        self.x("mousemove", *point)
        self.x("click", "--repeat", times, "--delay", 80, button)

    def choose(self, root, role, name):
        """Clicks a radio button or check box by its text."""
        widget = self.wait(lambda: self.find(root, role, contains=name), "%s %s" % (role, name))
        x, y, _, h = self.box(widget)
        self.click((x + 10, y + h // 2))

    def drag(self, start, end, steps=25):
        self.x("mousemove", *start)
        time.sleep(0.2)
        self.x("mousedown", 1)
        for i in range(1, steps + 1):
            self.x("mousemove", start[0] + (end[0] - start[0]) * i // steps, start[1] + (end[1] - start[1]) * i // steps)
            time.sleep(0.02)
        time.sleep(0.5)
        self.x("mouseup", 1)

    def keys(self, *keys):
        self.x("key", "--delay", 60, *keys)

    def type(self, text):
        self.x("type", "--delay", 20, text)


def fail(text):
    print("FAILED:", text, flush=True)
    sys.exit(1)
