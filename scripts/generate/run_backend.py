"""Builds the projects of backend_cases.py with one installed release of a back-end; prints what became of each.

    run_backend.py FOLDER PACKAGE MODULE REQUIREMENT [CASE …]

FOLDER is where the release is installed (`pip install --target`). Each build runs in a process of its own, in a folder
of its own, through the back-end's `build_wheel` hook.
"""

import email
import importlib
import json
import os
import pathlib
import re
import signal
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from backend_cases import CASES, SUPPLIERS  # noqa: E402

SECONDS = 60
CRASHES = (AttributeError, KeyError, IndexError, AssertionError, UnboundLocalError, RecursionError)


class Built:
    """What a wheel says."""

    def __init__(self, wheel):
        with zipfile.ZipFile(wheel) as archive:
            self.names = archive.namelist()
            info = next(name for name in self.names if name.endswith(".dist-info/METADATA"))
            self.metadata = email.message_from_bytes(archive.read(info))
            entry_points = info.replace("METADATA", "entry_points.txt")
            self.entry_points = archive.read(entry_points).decode() if entry_points in self.names else ""

    def all(self, header):
        return [str(value) for value in self.metadata.get_all(header, [])]

    def body(self):
        return str(self.metadata.get_payload()).strip()

    def ships(self, name):
        return any(".dist-info/" in path and path.endswith("/" + name) for path in self.names)

    def scripts(self):
        found, section = set(), ""
        for line in self.entry_points.splitlines():
            if line.startswith("["):
                section = line.strip("[] ")
            elif "=" in line and section == "console_scripts":
                found.add(line.split("=")[0].strip())
        return found


def write_project(folder, case, module, requirement):
    for name, text in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    build_system = f'[build-system]\nrequires = ["{requirement}"]\nbuild-backend = "{module}"\n{case.build_system}'
    (folder / "pyproject.toml").write_text(f"{build_system}[project]\n{case.project}{case.tables}")


def build(case, module, requirement):
    """Runs the hook in a child process; gives outcome, exception and standard error."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "project"
        out = pathlib.Path(temporary) / "out"
        out.mkdir()
        write_project(folder, case, module, requirement)
        report = pathlib.Path(temporary) / "report.json"
        child = os.fork()
        if child == 0:
            run_child(folder, out, module, report, pathlib.Path(temporary))
        # The child bounds its own time with an alarm, which also ends a back-end's helper by closing its pipes.
        os.waitpid(child, 0)
        errors = (pathlib.Path(temporary) / "stderr").read_text(errors="replace")
        outcome = json.loads(report.read_text()) if report.exists() else {"error": "timeout or abort", "crash": True}
        wheels = list(out.glob("*.whl"))
        built = Built(wheels[0]) if "error" not in outcome and wheels else None
        return outcome, errors.replace(temporary, "…"), built


def run_child(folder, out, module, report, temporary):
    code = 0
    try:
        signal.alarm(SECONDS)
        for number, name in ((1, "stdout"), (2, "stderr")):
            os.dup2(os.open(temporary / name, os.O_WRONLY | os.O_CREAT), number)
        os.chdir(folder)
        outcome = {}
        try:
            backend = importlib.import_module(module.partition(":")[0])
            for attribute in filter(None, module.partition(":")[2].split(".")):
                backend = getattr(backend, attribute)
            backend.build_wheel(str(out), {})
        except BaseException as error:  # noqa: BLE001 - whatever a back-end raises is a result
            said = str(error).strip() or type(error).__name__
            outcome = {"error": said, "type": type(error).__name__, "crash": isinstance(error, CRASHES)}
        sys.stderr.flush()
        report.write_text(json.dumps(outcome))
    except BaseException:  # noqa: BLE001 - nothing may return into the parent's code
        code = 1
    os._exit(code)


def lines(errors):
    return [re.sub(r"\d+", "0", line).strip() for line in errors.splitlines() if line.strip()]


def shorten(text):
    """The telling line of what a back-end says, without paths and colours."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    for telling in (r"Caused by: (.+)", r"\w*Warning: (.+)"):
        found = re.findall(telling, plain)
        if found:
            plain = found[-1]
    useful = [line.strip(" *!\t") for line in plain.splitlines()]
    useful = [line for line in useful if line and not re.match(r'^(Traceback|File "|[-=*!~^]+$|warnings\.warn|…)', line)]
    # A warning begins with the file and line of the back-end that gives it.
    said = re.sub(r"^\S+\.py:\d+: ", "", useful[0]) if useful else ""
    return re.sub(r"(…|/tmp|/private)\S*", "…", said)[:160]


def judge(case, base_lines, module, requirement):
    outcome, errors, built = build(case, module, requirement)
    if built is None:
        said = outcome.get("error", "no wheel")
        if re.fullmatch(r"\d*|SystemExit", said):
            said = errors
        return {"does": "crashes" if outcome.get("crash") else "refuses", "says": shorten(said)}
    if "UNKNOWN" in built.all("Name") or "unknown" in built.all("Name"):
        return {"does": "builds-unknown", "says": f"builds {built.all('Name')[0]}-{built.all('Version')[0]}"}
    does = case.read(built)
    if does == "builds-unknown":
        return {"does": does, "says": f"builds {built.all('Name')[0]}-{built.all('Version')[0]}"}
    new = [line for line in errors.splitlines() if line.strip() and lines(line)[0] not in base_lines]
    if new and does in ("accepts", "ignores"):
        return {"does": "warns", "says": shorten(warning_of(new))}
    return {"does": does}


def warning_of(new):
    telling = [line for line in new if re.search(r"warn|deprecat", line, re.I)]
    return "\n".join(telling or new)


def main(folder, package, module, requirement, wanted):
    sys.path.insert(0, folder)
    os.environ["PATH"] = os.path.join(folder, "bin") + os.pathsep + os.environ["PATH"]
    os.environ["PYTHONPATH"] = folder
    os.environ.pop("SETUPTOOLS_USE_DISTUTILS", None)
    try:
        importlib.import_module(module.partition(":")[0])
    except BaseException as error:  # noqa: BLE001
        print(json.dumps({"unusable": f"{type(error).__name__}: {error}"}))
        return
    base = build(CASES["project-table"], module, requirement)
    base_lines = set(lines(base[1]))
    results = {}
    for name, case in CASES.items():
        if not wanted or name in wanted:
            results[name] = judge(case, base_lines, module, requirement)
    suppliers = {}
    if not wanted or "suppliers" in wanted:
        for field, ways in SUPPLIERS.get(package, {}).items():
            suppliers[field] = {way: judge(case, base_lines, module, requirement)["does"] for way, case in ways.items()}
    print(json.dumps({"facts": results, "suppliers": suppliers}))


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], set(sys.argv[5:]))
