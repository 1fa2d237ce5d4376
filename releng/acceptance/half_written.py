"""Watches a folder and everything below it for files that are written under their final name."""
import os
import re
import subprocess
import threading

TEMPORARY = re.compile(r"^\.portside-[0-9a-f]+\.(part|old)$")


class Watch:
    def __init__(self, root):
        self.violations = []
        self.arrivals = set()
        self.linked = {}
        self.inotify = subprocess.Popen(
            ["inotifywait", "-m", "-r", "-q", "-e", "create,modify,moved_to", "--format", "%e\t%w\t%f", root],
            stdout=subprocess.PIPE, text=True, errors="surrogateescape")
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.inotify.stdout:
            event, folder, name = line.rstrip("\n").split("\t")
            if "ISDIR" in event:
                continue
            path = os.path.join(folder, name)
            if TEMPORARY.match(name):
                continue
            if "MOVED_TO" in event:
                self.arrivals.add(path)
            elif "CREATE" in event:
                # A hard link gives a finished file its name and never replaces one; it has its final size at this moment.
                self.linked[path] = os.path.getsize(path)
            else:
                self.violations.append("%s %s" % (event, path))

    def stop(self):
        self.inotify.terminate()
        self.inotify.wait()
        for path, size in self.linked.items():
            if os.path.getsize(path) == size:
                self.arrivals.add(path)
            else:
                self.violations.append("grew under its final name: " + path)
