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
            else:
                # A hard link shows as CREATE of a whole file: allowed when it has its size at once.
                self.violations.append("%s %s" % (event, path))

    def stop(self):
        self.inotify.terminate()
        self.inotify.wait()
