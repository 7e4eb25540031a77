"""Would you turn it off? The lecture's own set-up: Django under uWSGI, eight forked workers.

    python3 decision.py enabled 6000      one run, its figures as a JSON line
    python3 decision.py --describe        what there is to run
    python3 decision.py exit return 1000000
                                          what it takes to end, as a JSON line

uWSGI loads this file, too: the application is at its end. Without uWSGI and Django there is
nothing to run, and --describe says so.
"""

import gc
import json
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

RUNS = [
    ("enabled", "collector on"),
    ("threshold0", "threshold 0"),
    ("frozen", "frozen, then on"),
]
WORKERS = 8
CLIENTS = 4
OBJECTS = 150_000
EARLY = 600
MB = 1 << 20
INSTALL = "install uWSGI, its plugin for Python 3, and Django (on Debian: uwsgi-core, "
INSTALL += "uwsgi-plugin-python3, python3-django)"


# The service, as uWSGI sees it.


def before_the_fork(collector):
    """In the parent, before anything is built."""
    if collector == "threshold0":
        gc.set_threshold(0)
    elif collector == "frozen":
        gc.disable()


def at_the_fork(collector):
    """In the parent, when everything is built: what is frozen is never looked at again."""
    gc.collect()
    if collector == "frozen":
        gc.freeze()


def after_the_fork(collector):
    """In each worker."""
    if collector == "frozen":
        gc.enable()
    open(os.path.join(os.environ["DECISION_FOLDER"], "worker-%d" % os.getpid()), "w").close()


class Item:
    def __init__(self, number):
        self.number = number
        self.name = "item %d" % number
        self.tags = {"new": [number]}


def catalogue():
    """What a site has loaded before it forks: 150,000 objects, in items of three."""
    return [Item(i) for i in range(OBJECTS // 3)]


def request_garbage():
    """2,000 small lists, which counting frees when it is answered, and a cycle, which it cannot."""
    lists = [[i] for i in range(2_000)]
    cycle = []
    cycle.append(cycle)
    return len(lists)


def django_application():
    import uwsgi
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpResponse
    from django.urls import path

    collector = os.environ["DECISION_COLLECTOR"]
    before_the_fork(collector)
    kept = catalogue()

    def page(request):
        return HttpResponse("%d of %d" % (request_garbage(), len(kept)))

    settings.configure(
        ALLOWED_HOSTS=["*"], MIDDLEWARE=[], ROOT_URLCONF=(path("", page),), SECRET_KEY="none"
    )
    serve = get_wsgi_application()
    uwsgi.post_fork_hook = lambda: after_the_fork(collector)
    at_the_fork(collector)
    return serve


# The run: starts uWSGI, asks it, and looks at its workers.


def run(collector, requests):
    if not uwsgi_words():
        sys.exit("no uWSGI with Python and Django here: " + INSTALL)
    # The demo clears its own folder, whatever becomes of us.
    within = os.getcwd() if "WORKBOOK_CHILD" in os.environ else None
    with tempfile.TemporaryDirectory(prefix="decision-", dir=within) as folder:
        adopt_orphans()
        server = start(collector, folder)
        workers = []
        try:
            workers = ready(server, folder)
            figures = {"pss0": memory(workers, "Pss")}
            ask(folder, "/", min(EARLY, requests))
            figures["pss600"] = memory(workers, "Pss")
            before, began = processor_seconds(workers), time.time()
            ask(folder, "/", max(0, requests - EARLY))
            figures["ended"] = time.time()
            later = max(1, requests - EARLY)
            figures["rate"] = later / (figures["ended"] - began)
            after = processor_seconds(workers)
            figures["cpuEach"] = None if after is None else (after - before) / later
            figures["pss"] = memory(workers, "Pss")
            figures["dirty"] = memory(workers, "Private_Dirty")
            return figures
        finally:
            end(server, workers)


def start(collector, folder):
    environment = dict(os.environ, DECISION_COLLECTOR=collector, DECISION_FOLDER=folder)
    words = uwsgi_words() + [
        "--socket", os.path.join(folder, "socket"), "--master", "--processes", str(WORKERS),
        "--wsgi-file", os.path.abspath(__file__), "--callable", "application", "--need-app",
        "--disable-logging", "--die-on-term", "--no-orphans", "--enable-threads",
    ]  # fmt: skip
    log = open(os.path.join(folder, "log"), "wb")
    return subprocess.Popen(
        words,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        preexec_fn=die_with_parent,
    )


def die_with_parent():
    """Even where we are killed and can end nothing, on Linux: PR_SET_PDEATHSIG."""
    prctl(1, signal.SIGKILL)


def adopt_orphans():
    """Workers whose master is gone become our children, on Linux: PR_SET_CHILD_SUBREAPER."""
    prctl(36, 1)


def prctl(option, value):
    try:
        import ctypes

        ctypes.CDLL(None).prctl(option, value)
    except (ImportError, OSError, AttributeError):
        pass


def end(server, workers):
    """At once: an orderly end takes uWSGI a second, and there is nothing left to save."""
    server.kill()
    server.wait()
    for worker in workers:
        try:
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)
        except OSError:
            pass  # it has gone with its master


def ready(server, folder):
    """The process ids of the workers, when all of them have said that they are there."""
    for _ in range(600):
        there = [int(name[7:]) for name in os.listdir(folder) if name.startswith("worker-")]
        if len(there) == WORKERS:
            return there
        if server.poll() is not None:
            break
        time.sleep(0.05)
    with open(os.path.join(folder, "log"), errors="replace") as log:
        said = [line.strip() for line in log if "rror" in line] or ["it did not start"]
    end(server, there)
    sys.exit("uWSGI: " + said[-1])


def ask(folder, path, requests):
    """A closed loop: each client waits for its answer before it asks again."""
    left = [requests]
    lock = threading.Lock()
    failed = []

    def client():
        while not failed:
            with lock:
                if left[0] == 0:
                    return
                left[0] -= 1
            try:
                answer = one_request(os.path.join(folder, "socket"), path)
                if b" 200 " not in answer.split(b"\r\n", 1)[0]:
                    failed.append(answer[:200])
            except OSError as error:
                failed.append(error)

    clients = [threading.Thread(target=client, daemon=True) for _ in range(CLIENTS)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    if failed:
        raise SystemExit("a request was not answered: %s" % failed[0])


def one_request(address, path):
    """One request in uWSGI's own protocol: a head of 4 bytes, then names and values."""
    body = b""
    for name, value in [
        ("REQUEST_METHOD", "GET"),
        ("PATH_INFO", path),
        ("QUERY_STRING", ""),
        ("SERVER_PROTOCOL", "HTTP/1.1"),
        ("SERVER_NAME", "localhost"),
        ("SERVER_PORT", "80"),
    ]:
        for text in (name.encode(), value.encode()):
            body += struct.pack("<H", len(text)) + text
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(30)
        connection.connect(address)
        connection.sendall(struct.pack("<BHB", 0, len(body), 0) + body)
        answer = b""
        while True:
            more = connection.recv(65536)
            if not more:
                return answer
            answer += more


def memory(workers, field):
    """The mean over the workers, from the kernel's own sums; None where it has none."""
    try:
        return sum(rolled_up(worker, field) for worker in workers) / len(workers)
    except OSError:
        return None


def rolled_up(worker, field):
    with open("/proc/%d/smaps_rollup" % worker) as lines:
        for line in lines:
            if line.startswith(field + ":"):
                return int(line.split()[1]) * 1024
    return 0


def processor_seconds(workers):
    """User and system time of all workers, fields 14 and 15 of /proc/PID/stat."""
    try:
        ticks = 0
        for worker in workers:
            with open("/proc/%d/stat" % worker) as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")
    except OSError:
        return None


def uwsgi_words():
    """How to call a uWSGI that has Python and Django in it; empty where there is none."""
    return probe()[0]


def probe():
    """The words, and the versions."""
    program = shutil.which("uwsgi")
    if not program:
        return [], ""
    code = "import os, sys, django; "
    code += "print('PROBE %d.%d.%d %s' % (sys.version_info[:3] + (django.get_version(),))); "
    code += "sys.stdout.flush(); os._exit(0)"
    with tempfile.TemporaryDirectory(prefix="decision-") as folder:
        for words in ([program, "--plugin", "python3"], [program]):
            try:
                said = subprocess.run(
                    words + ["--socket", os.path.join(folder, "socket"), "--eval", code],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    timeout=10,
                ).stdout.decode(errors="replace")
            except (OSError, subprocess.TimeoutExpired):
                continue
            found = re.search(r"PROBE (\S+) (\S+)", said)
            if found:
                return words, "uWSGI with CPython %s and Django %s" % found.groups()
    return [], ""


# What it takes to end: run by the demo's act `exit`, one process that times another.


class Node:
    def __init__(self):
        self.other = None


def time_exit(how, size):
    """From the end of the work to the end of the process."""
    words = [sys.executable, os.path.abspath(__file__), "leave", how, str(size)]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, preexec_fn=die_with_parent)
    done = float(child.stdout.readline())
    child.wait()
    ended = time.time()
    return {"exit": ended - done, "ended": ended}


def leave(how, size):
    """A million objects in pairs, all of them still in use: then the end, collector or not."""
    gc.disable()
    kept = []
    for _ in range(size // 2):
        a, b = Node(), Node()
        a.other, b.other = b, a
        kept.append(a)
    print(repr(time.time()))
    sys.stdout.flush()
    if how == "at-once":
        os._exit(0)


def end_with_parent():
    """The demo holds our standard input open and writes nothing: its end is the demo's end."""
    os.read(0, 1)
    os._exit(1)  # uWSGI and its workers then end with us: die_with_parent, --no-orphans


def describe():
    words, versions = probe()
    return {
        "version": "%s %d.%d.%d" % ((sys.implementation.name,) + sys.version_info[:3])
        + ("; " + versions if versions else ""),
        **({} if words else {"skip": "no uWSGI with Python and Django here: " + INSTALL + "."}),
        "question": "Which collector leaves a worker with the largest proportional set?",
        "highest": "pss",
        "neededBytes": 1200 * MB,
        "runs": [
            {"id": name, "label": label, "size": 6_000, "quickSize": 1_500}
            for name, label in RUNS
        ],
        "metrics": [
            metric("pss0", "PSS at 0", "bytes", "proportional set per worker before any request"),
            metric("pss600", "at 600", "bytes", "the same after 600 requests"),
            metric("pss", "at the end", "bytes", "the same after all requests"),
            metric("dirty", "dirty", "bytes", "private dirty memory per worker at the end"),
            metric("rate", "req/s", "count", "requests a second, after the first 600"),
            metric("cpuEach", "CPU/req", "s", "processor time of all workers for one request"),
        ],
    }


def metric(metric_id, label, unit, about):
    return {"id": metric_id, "label": label, "unit": unit, "about": about}


def main(words):
    if words == ["--describe"]:
        print(json.dumps(describe()))
        return
    if "WORKBOOK_CHILD" in os.environ and words[:1] != ["leave"]:
        threading.Thread(target=end_with_parent, daemon=True).start()
    if len(words) == 3 and words[0] == "exit":
        print(json.dumps(time_exit(words[1], int(words[2]))))
    elif len(words) == 3 and words[0] == "leave":
        leave(words[1], int(words[2]))
    elif len(words) == 2 and words[0] in [name for name, _ in RUNS]:
        print(json.dumps(run(words[0], int(words[1]))))
    else:
        sys.exit("usage: decision.py %s REQUESTS, or --describe" % "|".join(n for n, _ in RUNS))


if __name__ == "__main__":
    main(sys.argv[1:])
elif "DECISION_COLLECTOR" in os.environ:
    application = django_application()
