"""The folder that the acceptance runs move about: 200 files, 0 bytes to 20 MB, names that trip programs."""
import hashlib
import os
import random

NAMES = ["plain", "two words", "über größe", "naïve café", "日本語の名前", "写真", ".hidden", "it's quoted", 'say "hi"', "per%cent",
         "hash#tag", "plus+and&amp", "semi;colon", "[brackets]", "тест", " leading space", "trailing dot.", "e\u0301 combining"]
SIZES = [0, 1, 2, 100, 1023, 1024, 1025, 4096, 65535, 65536, 65537, 300_000, 1_000_003]


def make(root, files=200, seed=7):
    rng = random.Random(seed)
    folders = ["", "images", "images/日本", "css files", "docs/über/deep/er", ".well-known"]
    for folder in folders:
        os.makedirs(os.path.join(root, folder), exist_ok=True)
    os.makedirs(os.path.join(root, "empty folder"), exist_ok=True)
    for i in range(files):
        stem = NAMES[i % len(NAMES)]
        name = "%s-%03d.bin" % (stem, i)
        size = 20_000_000 if i in (17, 90, 171) else SIZES[i % len(SIZES)]
        path = os.path.join(root, folders[i % len(folders)], name)
        with open(path, "wb") as f:
            f.write(rng.randbytes(size))
        when = 1_600_000_000 + i * 86_461
        os.utime(path, (when, when))


def facts(root):
    """Relative path to (size, digest, time in seconds) for files, None for folders."""
    found = {}
    for folder, _, names in os.walk(root):
        relative = os.path.relpath(folder, root)
        found[relative] = None
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as f:
                digest = hashlib.file_digest(f, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else hashlib.sha256(f.read()).hexdigest()
            found[os.path.normpath(os.path.join(relative, name))] = (os.path.getsize(path), digest, int(os.path.getmtime(path)))
    return found


def differences(a, b):
    left, right = facts(a), facts(b)
    result = []
    for path in sorted(set(left) | set(right)):
        if path not in right or path not in left:
            result.append("only on one side: " + path)
        elif left[path] != right[path]:
            result.append("differs: %s %s %s" % (path, left[path], right[path]))
    return result
