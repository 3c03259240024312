"""The domain is pure: it reads no file, opens no socket and asks no clock; what it needs is handed to it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "bot/catalogues/mission_france.yaml"

# Handed to a process of its own, since what is forbidden stays forbidden until its end. The catalogue comes by stdin.
GUARD = """
import datetime as clock, importlib, pkgutil, sys, time, zoneinfo
sys.path.insert(0, {root!r})
text = sys.stdin.buffer.read().decode()

import domain
names = [found.name for found in pkgutil.walk_packages(domain.__path__, "domain.")]
paris = zoneinfo.ZoneInfo("Europe/Paris")  # the machine's table of zones is no file of ours; it is read once

# Third parties are imported with everything allowed; the domain's own modules then once more, with nothing allowed.
for name in names:
    importlib.import_module(name)
code = {{name: importlib.util.find_spec(name) for name in names}}
loaded = {{name: spec.loader.get_code(name) for name, spec in code.items()}}
compiled = {{"domain": importlib.util.find_spec("domain").loader.get_code("domain"), **loaded}}
packages = {{name for name, spec in code.items() if spec.submodule_search_locations is not None}} | {{"domain"}}
for name in compiled:
    del sys.modules[name]

class Forbidden(BaseException):
    pass

BARRED = ("open", "os.", "shutil.", "socket.", "subprocess.", "sqlite3.", "urllib.", "tempfile.", "glob.")
guarded = False

def watch(event, arguments):
    if guarded and event.startswith(BARRED):
        raise Forbidden(event)

def ask(*_, **__):
    raise Forbidden("the clock was asked")

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name in compiled:
            return importlib.machinery.ModuleSpec(name, self, is_package=name in packages)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(compiled[module.__name__], module.__dict__)

class Moment(clock.datetime):
    now = utcnow = today = classmethod(ask)

class Day(clock.date):
    today = classmethod(ask)

sys.meta_path.insert(0, Finder())
sys.addaudithook(watch)
for name in ("time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "localtime", "gmtime", "sleep"):
    setattr(time, name, ask)
clock.datetime, clock.date = Moment, Day
guarded = True
"""

EXERCISE = """
for name in compiled:
    importlib.import_module(name)

from domain.catalogue import load_catalogue
from domain.commands import nearest_command, read_command
from domain.delivery import Bucket, Limits, retry_delay
from domain.notices import Lane, ShiftReportReceipt, read_notice
from domain.people import Grant, Person, UseCase, allowed, grantable
from domain.reading import read_report
from domain.reporting_day import day_bounds, reporting_day
from domain.roles import Role
from domain.shift_reports import Content, changes, notifiable, slots, totals
from domain.taps import InviteTap

catalogue = load_catalogue(text)
now = Moment(2026, 11, 23, 18, 30, tzinfo=paris)
today = reporting_day(now, catalogue.zone, catalogue.day_starts_at)
day_bounds(today, catalogue.zone, catalogue.day_starts_at)
reading = read_report(
    "clinique 34 consultations dont 12 femmes, 5 mineurs hier, rougeole 1",
    catalogue=catalogue, project="calais", site="living_sites_calais", now=now,
)
content = Content(reading.project, reading.site, reading.date, reading.shift, tuple(reading.entries), None)
assert content.values and slots(content) and changes(content, content) == () and totals([content])
assert notifiable(content.values(), catalogue)
person = Person(1, 1, "Amina", "fr", (Grant(Role.COORDINATOR, "calais", until=now.astimezone(clock.UTC)),), None, None)
assert not allowed(person, UseCase.REPORT_SHIFT, project="calais", now=now) and not grantable(person, "calais", now)
assert InviteTap.unpack(InviteTap(project="calais").pack())
assert read_command("/r clinique 34") and nearest_command("rapprt")
assert read_notice(ShiftReportReceipt(report_id=1).model_dump_json())
assert retry_delay(3) and Bucket(Limits().overall, 0.0).room(1.0, Lane.ANSWER)
print("pure:", len(compiled), "modules")
"""

BITES = {
    "a file is read": "open('/etc/hostname')",
    "a file is opened below open": "import os; os.open('/etc/hostname', os.O_RDONLY)",
    "a path is written": "import pathlib; pathlib.Path('x').write_text('x')",
    "a directory is listed": "import os; os.listdir('.')",
    "a process is started": "import subprocess; subprocess.run(['true'])",
    "a socket is made": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "a name is resolved": "import socket; socket.getaddrinfo('localhost', 80)",
    "the date is asked": "clock.date.today()",
    "the time is asked": "clock.datetime.now()",
    "the time is asked in UTC": "clock.datetime.now(clock.UTC)",
    "seconds are asked": "time.time()",
    "the monotonic clock is asked": "time.monotonic()",
    "a module of the domain asks": (
        "sys.modules.pop('domain.clock', None)\n"
        "compiled['domain.clock'] = compile('from datetime import datetime; datetime.now()', 'x', 'exec')\n"
        "import domain.clock"
    ),
}
# Loaded before anything is forbidden, so that what bites is the deed and not the import.
NEEDED = "import os, pathlib, socket, subprocess\n"


# Each deed is stopped, and stopping one leaves the others forbidden.
BITTEN = f"""
for name, deed in {list(BITES.items())!r}:
    try:
        exec(deed, dict(globals()))
    except Forbidden:
        continue
    print(name)
"""


def test_the_domain_works_with_sockets_files_and_the_clock_forbidden_and_the_guard_bites() -> None:
    """In one process, which has to load the domain twice."""
    ended = subprocess.run(
        [sys.executable, "-c", NEEDED + GUARD.format(root=str(ROOT)) + EXERCISE + BITTEN],
        input=CATALOGUE.read_text(encoding="utf-8"), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    modules = list((ROOT / "domain").rglob("*.py"))
    assert ended.stdout == f"pure: {len(modules)} modules\n"
