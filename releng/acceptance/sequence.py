"""The connection view on a desk: made tall, exported, and its lines read."""
import os
import re
import time

import product

LINE = re.compile(r"^(?P<time>\S+)\s+(?P<wait>\+[\d.,]+ m?s(?: \d+ s)?)?\s*#(?P<session>\d+)\s+"
                  r"(?P<lane>control connection|data connection \d+)\s+(?P<client>\d*) ?(?P<arrow>[→←·])\s?(?P<server>\d*)\s+(?P<text>.*)$")


class Step:
    """One line of the exported text."""

    def __init__(self, line):
        self.line = line
        found = LINE.match(line)
        self.decision = " ** " in line and not found
        self.session = int(re.search(r"#(\d+)", line).group(1))
        self.lane, self.client, self.arrow, self.server, self.text = (
            ("both", "", "", "", line.split(" ** ", 1)[1]) if self.decision
            else (found["lane"].split()[0], found["client"], found["arrow"], found["server"], found["text"]))

    def is_(self, lane, arrow, text, client=None, server=None, session=None):
        return (self.lane == lane and self.arrow == arrow and re.match(text, self.text)
                and (client is None or self.client == str(client)) and (server is None or self.server == str(server))
                and (session is None or self.session == session))


def enlarge(desk):
    """The window as large as the desk, so that a whole exchange fits into a picture."""
    window = desk.x("getactivewindow")
    desk.x("windowmove", window, 0, 0)
    desk.x("windowsize", window, 1270, 1050)
    time.sleep(1)


def show(desk, portside):
    """Brings the view to the front and gives it most of the window."""
    tab = desk.wait(lambda: desk.find(portside.app, "page tab", "Connection"), "the view's tab")
    desk.click(desk.middle(tab))
    x, y, w, h = desk.box(tab)
    if y < 400:
        return  # the window remembers where the sash was put
    # The sash lies right above the tabs.
    for above in range(1, 8):
        desk.drag((640, y - above), (640, 300), steps=12)
        time.sleep(0.3)
        if desk.box(tab)[1] < y - 40:
            return
    raise RuntimeError("the sash was not found")


def export(desk, portside, name):
    """Saves what is shown as text and as SVG, by the view's own button; the steps as they are in the text."""
    for kind in ("svg", "txt"):
        path = os.path.join(product.OUT, name + "." + kind)
        desk.click(desk.middle(desk.wait(lambda: desk.find(portside.app, "push button", contains="Export"), "Export")))
        desk.wait(lambda: portside.dialog("Export the Sequence"), "the file dialog")
        desk.keys("ctrl+a")
        desk.type(path)
        desk.keys("Return")
        desk.wait(lambda: os.path.exists(path) and os.path.getsize(path) > 0, path)
        desk.wait(lambda: not portside.dialog("Export the Sequence"), "the file dialog to go")
        print("exported:", path, flush=True)
    with open(os.path.join(product.OUT, name + ".txt"), encoding="utf-8") as f:
        return [Step(line.rstrip("\n")) for line in f if re.match(r"\d\d:\d\d:", line)]


class Held:
    """Holds steps against what must be there, in this order; says of each line where it was found."""

    def __init__(self, steps, title):
        self.steps, self.at, self.title = steps, 0, title
        print("---", title, flush=True)

    def next(self, what, lane, arrow, text, **more):
        for i in range(self.at, len(self.steps)):
            if self.steps[i].is_(lane, arrow, text, **more):
                self.at = i + 1
                print("  %-62s %s" % (what, self.steps[i].line), flush=True)
                return self.steps[i]
        raise AssertionError("%s: %s: no %s %s %s %s behind line %d of\n%s" % (
            self.title, what, lane, arrow, text, more, self.at, "\n".join(s.line for s in self.steps)))

    def anywhere(self, what, lane, arrow, text, **more):
        kept, self.at = self.at, 0
        found = self.next(what, lane, arrow, text, **more)
        self.at = kept
        return found
