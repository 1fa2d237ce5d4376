"""The connection view during S1, S2, S4 and S8, its lines held against the tables of the scenarios. One topology a run:
open (S1, S2), client-firewall (S4), server-nat (S8)."""
import json
import os
import shutil
import sys
import time

import product
import sequence
from desk import Desk
from sequence import Held

TOPOLOGY = os.environ["LAB_TOPOLOGY"]
SITE = None
NAME = "small file.txt"


def start(desk, local):
    portside = product.Product(desk, local, "site:" + SITE)
    portside.give_password()
    portside.row("right", NAME)
    sequence.enlarge(desk)
    return portside


def quit_(desk, portside):
    desk.click(desk.wait(lambda: portside.empty_place("left"), "the left pane"))
    desk.keys("ctrl+q")
    portside.process.wait(30)


def remembering(route):
    """The memory of routes is made to say that this one worked last, so that it is the first one tried."""
    path = os.path.join(product.STATE, "known-sites.json")
    with open(path, encoding="utf-8") as f:
        text = f.read()
    known = json.loads(text)

    def change(node):
        if isinstance(node, dict):
            return {k: (route if k == "worked" else change(v)) for k, v in node.items()}
        return [change(v) for v in node] if isinstance(node, list) else node
    with open(path, "w", encoding="utf-8") as f:
        json.dump(change(known), f)


def download(desk, portside, name):
    """The file dragged from the server to this computer; what the view then has, and its picture."""
    target = os.path.join(product.WORK, "local", NAME)
    if os.path.exists(target):
        os.remove(target)
    desk.drag(portside.row("right", NAME), portside.empty_place("left"))
    desk.wait(lambda: os.path.exists(target), "the file here")
    sequence.show(desk, portside)
    time.sleep(1)
    desk.wait(lambda: desk.find(portside.app, "list", contains="Steps of the connections"), "the steps on the accessibility bus")
    desk.shot(name)
    return sequence.export(desk, portside, name)


def retr(held):
    """Up to the RETR, whatever else travelled in the same flight."""
    return held.next("the client asks for the file", "control", "→", r"RETR ")


def s1(desk, portside):
    steps = download(desk, portside, "s1")
    own = [s for s in steps if s.is_("control", "→", r"RETR .*" + NAME)][-1].session
    steps = [s for s in steps if s.session == own]
    first = max(i for i, s in enumerate(steps) if s.is_("data", "·", "listening"))
    held = Held(steps[first:], "S1 active download")
    port = held.next("the client listens", "data", "·", "listening").client
    sent = held.next("PORT h1,h2,h3,h4,p1,p2 to the server's port 21", "control", "→", r"PORT \d+,\d+,\d+,\d+,\d+,\d+", server=21)
    p1, p2 = sent.text.split()[1].split(",")[4:]
    assert int(p1) * 256 + int(p2) == int(port) and "port %s)" % port in sent.text, (port, sent.line)
    held.anywhere("the server answers 200", "control", "←", r"200 ", server=21)
    held.anywhere("RETR name", "control", "→", r"RETR .*" + NAME)
    held.next("the server connects from its port 20 to the client's port", "data", "←", r"SYN ", client=port, server=20)
    held.next("SYN, ACK of the data connection", "data", "→", r"SYN, ACK", client=port, server=20)
    held.next("ACK of the data connection", "data", "←", r"ACK", client=port, server=20)
    held.anywhere("the server answers 150", "control", "←", r"150 ")
    held.next("the server sends the file", "data", "←", r"RETR .*: data +\d+", client=port, server=20)
    held.next("and closes", "data", "←", r"FIN", client=port, server=20)
    held.anywhere("226", "control", "←", r"226 ")


def s2(desk, portside):
    steps = download(desk, portside, "s2")
    own = [s for s in steps if s.is_("control", "→", r"RETR .*" + NAME)][-1].session
    steps = [s for s in steps if s.session == own]
    first = max(i for i, s in enumerate(steps) if s.is_("control", "→", "PASV"))
    held = Held(steps[first:], "S2 passive download")
    held.next("PASV to the server's port 21", "control", "→", r"PASV$", server=21)
    answer = held.next("227 Entering Passive Mode (a,b,c,d,e,f)", "control", "←", r"227 .*\(\d+,\d+,\d+,\d+,\d+,\d+\)", server=21)
    e, f = answer.text.split("(")[1].split(")")[0].split(",")[4:]
    port = int(e) * 256 + int(f)
    assert "port %d)" % port in answer.text, answer.line
    held.next("the client connects from any port to e*256+f", "data", "→", r"SYN ", server=port)
    held.anywhere("RETR name", "control", "→", r"RETR .*" + NAME)
    held.next("SYN, ACK of the data connection", "data", "←", r"SYN, ACK", server=port)
    held.next("ACK of the data connection", "data", "→", r"ACK", server=port)
    held.anywhere("150", "control", "←", r"150 ")
    held.next("data", "data", "←", r"RETR .*: data +\d+", server=port)
    held.next("the server closes", "data", "←", r"FIN", server=port)
    held.anywhere("226", "control", "←", r"226 ")


def s4(desk, portside):
    sequence.show(desk, portside)
    desk.shot("s4-at-once")
    time.sleep(10)  # until the server's own words on the silent attempt have come
    desk.shot("s4")
    held = Held(sequence.export(desk, portside, "s4"), "S4 a firewall that lets nothing in")
    port = held.next("active first: the client listens", "data", "·", "listening", session=1).client
    held.next("PORT", "control", "→", r"PORT ", session=1)
    held.next("nothing arrives at that port", "data", "←", r"✗ SYN +nothing has arrived so far", client=port, session=1)
    held.next("a second session tries passive meanwhile", "both", "", r".*Hedge: nothing has come over active \(PORT\)")
    held.next("EPSV", "control", "→", r"EPSV", session=2)
    answer = held.next("229 with a port", "control", "←", r"229 ", session=2)
    there = answer.text.split("port ")[-1].rstrip(")")
    held.next("the client connects", "data", "→", r"SYN ", server=there, session=2)
    held.next("SYN, ACK", "data", "←", r"SYN, ACK", server=there, session=2)
    held.next("ACK", "data", "→", r"ACK", server=there, session=2)
    held.next("fallback, with its reason in words", "both", "",
              r".*Fallback: using passive \(EPSV\) from now on, because .*active \(PORT\)")
    held.anywhere("the silent attempt is given up", "data", "←", r"✗ SYN +no connection arrived within", client=port, session=1)


def s8(desk, portside):
    steps = download(desk, portside, "s8")
    held = Held(steps, "S8 a server behind a NAT")
    held.next("PASV", "control", "→", r"PASV$", server=21)
    answer = held.next("227 with a private address", "control", "←", r"227 .*\(10,", server=21)
    e, f = answer.text.split("(")[1].split(")")[0].split(",")[4:]
    port = int(e) * 256 + int(f)
    held.next("the control connection's address is used instead", "data", "→",
              r"⚠ SYN +10\.\d+\.\d+\.\d+ was named, 203\.0\.113\.2 is used: ", server=port)
    held.next("SYN, ACK", "data", "←", r"SYN, ACK", server=port)
    held.next("ACK", "data", "→", r"ACK", server=port)


desk = Desk(size="1280x1100", out=product.OUT)
try:
    local = os.path.join(product.WORK, "local")
    os.makedirs(local, exist_ok=True)
    with open(os.path.join(product.SERVER, NAME), "w", encoding="utf-8") as f:
        f.write("Portside\n" * 200)
    shutil.chown(os.path.join(product.SERVER, NAME), 21021, 21021)
    SITE = product.save_site(maxSessions=2)
    portside = start(desk, local)
    if TOPOLOGY == "open":
        s1(desk, portside)
        quit_(desk, portside)
        remembering("PASSIVE_PASV")
        portside = start(desk, local)
        s2(desk, portside)
    elif TOPOLOGY == "client-firewall":
        s4(desk, portside)
    elif TOPOLOGY == "server-nat":
        quit_(desk, portside)
        remembering("PASSIVE_PASV")
        portside = start(desk, local)
        s8(desk, portside)
    quit_(desk, portside)
except Exception:
    desk.shot("failed")
    desk.dump(desk.app("Portside"))
    raise
finally:
    desk.close()
print("PASSED")
sys.exit(0)
