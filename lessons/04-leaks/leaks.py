"""What gc.garbage shows, what it keeps, and what it never sees.

    python3 leaks.py saveall 200000       one run, its figures as a JSON line
    python3 leaks.py --describe           what there is to run

Needs nothing but the standard library. The runs work on CPython 2.7 too, which "del-old" looks for.
"""

import collections
import gc
import glob
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

SIZE = 200000
RUNS = [
    ("off", "cycles, no debugging"),
    ("saveall", "cycles, DEBUG_SAVEALL"),
    ("leak", "cycles, DEBUG_LEAK"),
    ("listeners", "a real leak, DEBUG_LEAK"),
    ("del", "cycles with __del__"),
    ("del-old", "the same before 3.4"),
]


class Node(object):
    __slots__ = ("other",)


class Finalised(object):
    __slots__ = ("other",)
    count = 0

    def __del__(self):
        Finalised.count += 1


class Listener(object):
    __slots__ = ("event",)


def cycles(kind, count):
    """Objects in pairs that refer to each other: garbage as soon as the next pair is made."""
    for _ in range(count // 2):
        a, b = kind(), kind()
        a.other, b.other = b, a


def subscribe(bus, count):
    """Objects that a list refers to, which nobody ever empties: a leak, and no garbage."""
    for _ in range(count):
        bus.append(Listener())


def run(name, size):
    bus = []
    types = histogram()
    before = resident_bytes()
    with StandardError() as told:
        if name == "saveall":
            gc.set_debug(gc.DEBUG_SAVEALL)
        elif name != "off" and not name.startswith("del"):
            gc.set_debug(gc.DEBUG_LEAK)
        began = time.time()
        if name == "listeners":
            subscribe(bus, size)
        else:
            cycles(Finalised if name.startswith("del") else Node, size)
        gc.collect()
        ended = time.time()
        gc.set_debug(0)
        told_bytes = told.bytes()
    after = resident_bytes()
    name, alive = grown(types)
    print("python %d.%d: %s %s alive" % (sys.version_info[:2] + (format(alive, ","), name)))
    return {
        "ended": ended,
        "took": ended - began,
        "garbage": len(gc.garbage),
        "alive": alive,
        "finalised": Finalised.count,
        "told": told_bytes,
        "kept": None if before is None else max(0, after - before),
    }


def histogram():
    """How many objects there are of each type that the collector knows."""
    return collections.Counter(type(known).__name__ for known in gc.get_objects())


def grown(before):
    """The type of which there are most objects more, and how many."""
    more = histogram()
    more.subtract(before)
    name, count = more.most_common(1)[0]
    return (name, count) if count >= 1000 else ("objects more", 0)


class StandardError(object):
    """Counts what is written to standard error, also by the interpreter itself."""

    def __enter__(self):
        self.kept = os.dup(2)
        self.file = tempfile.TemporaryFile()
        os.dup2(self.file.fileno(), 2)
        return self

    def bytes(self):
        sys.stderr.flush()
        return os.fstat(self.file.fileno()).st_size

    def __exit__(self, *_):
        sys.stderr.flush()
        os.dup2(self.kept, 2)
        os.close(self.kept)
        self.file.close()


def run_old(size):
    """The run "del" under an interpreter that does not yet know how to end such a cycle."""
    old = older_than_3_4()
    if old is None:
        reason = "Skipped: no Python before 3.4 here: install 2.7 as python2.7"
        return {
            "ended": time.time(),
            "took": reason,
            "garbage": reason,
            "alive": reason,
            "finalised": reason,
            "told": reason,
            "kept": reason,
        }
    environment = dict(os.environ)
    environment.pop("WORKBOOK_CHILD", None)
    output = subprocess.check_output(
        [old, os.path.abspath(__file__), "del", str(size)],
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    lines = output.decode().splitlines()
    print("\n".join(lines[:-1]))
    return json.loads(lines[-1])


def older_than_3_4():
    """An interpreter that works: a name on the path may be a shim that finds none."""
    pyenv = os.environ.get("PYENV_ROOT", os.path.expanduser("~/.pyenv"))
    installed = []
    for version in ("2.*", "3.[0-3].*"):
        installed += glob.glob(os.path.join(pyenv, "versions", version, "bin", "python"))
    for python in ["python2.7", "python2"] + sorted(installed, reverse=True):
        try:
            version = subprocess.check_output(
                [python, "-c", "import sys; print(sys.version_info < (3, 4))"],
                stdin=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.CalledProcessError):
            continue
        if version.strip() == b"True":
            return python
    return None


def resident_bytes():
    """The resident set, where the system tells."""
    try:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (IOError, OSError):
        return None


def end_with_parent():
    """The demo holds our standard input open and writes nothing: its end is the demo's end."""
    os.read(0, 1)
    os._exit(1)


def describe():
    return {
        "version": "%s %d.%d.%d" % ((sys.implementation.name,) + sys.version_info[:3]),
        "question": "Which of these runs fills gc.garbage with the most objects?",
        "highest": "garbage",
        "neededBytes": 200 << 20,
        "printing": True,
        "runs": [
            {"id": name, "label": label, "size": SIZE, "quickSize": SIZE // 5}
            for name, label in RUNS
        ],
        "metrics": [
            metric("garbage", "gc.garbage", "count", "objects in gc.garbage after gc.collect()"),
            metric("alive", "alive", "count", "objects more of the type that grew most"),
            metric("kept", "kept", "bytes", "growth of the resident set from before to after"),
            metric("finalised", "finalised", "count", "calls of __del__ until then"),
            metric("told", "told", "bytes", "written to standard error"),
            metric("took", "took", "s", "from the first object to the end of gc.collect()"),
        ],
    }


def metric(metric_id, label, unit, about):
    return {"id": metric_id, "label": label, "unit": unit, "about": about}


def main():
    if sys.argv[1:] == ["--describe"]:
        print(json.dumps(describe()))
        return
    names = [name for name, _ in RUNS]
    if len(sys.argv) != 3 or sys.argv[1] not in names or not sys.argv[2].isdigit():
        sys.exit("usage: leaks.py %s SIZE, or --describe" % "|".join(names))
    if "WORKBOOK_CHILD" in os.environ:
        watcher = threading.Thread(target=end_with_parent)
        watcher.daemon = True
        watcher.start()
    name, size = sys.argv[1], int(sys.argv[2])
    print(json.dumps(run_old(size) if name == "del-old" else run(name, size)))


main()
