"""Says which version of TOML a reader reads.

    toml_probe.py module NAME [FOLDER]          a module with `loads`, found in FOLDER
    toml_probe.py backend FOLDER MODULE         a build back-end, asked for a wheel
    toml_probe.py program MODULE ARGUMENT …     a front-end that runs as a module in the current folder
"""

import importlib
import json
import os
import pathlib
import runpy
import sys
import tempfile

TOML_1_0 = 'key = "\\u0041"\ndate = 2026-01-01T12:30:00Z\ntable = { a = 1 }\n'
# One document for each thing that TOML 1.1 added.
TOML_1_1 = ['table = {\n  a = 1,\n}\n', 'key = "\\e\\x41"\n', "time = 12:30\n"]

PROJECT = (
    '[build-system]\nrequires = []\nbuild-backend = "{module}"\n'
    '[project]\nname = "sample"\nversion = "1.0"\ndescription = "A sample."\n[tool.sample]\n'
)


def watch():
    """Counts whether the standard library's reader is asked."""
    calls = []
    try:
        import tomllib
    except ImportError:
        return calls
    loads, load = tomllib.loads, tomllib.load
    tomllib.loads = lambda *args, **more: calls.append(1) or loads(*args, **more)
    tomllib.load = lambda *args, **more: calls.append(1) or load(*args, **more)
    return calls


def succeeds(action):
    try:
        action()
    except SystemExit as error:
        return not error.code
    except BaseException:  # noqa: BLE001 - any refusal is the answer
        return False
    return True


def reads(accepts):
    """The newest version all of whose documents are accepted."""
    if not accepts(TOML_1_0):
        return None
    return "1.1" if all(accepts(text) for text in TOML_1_1) else "1.0"


def module(name, folder=None):
    if folder:
        sys.path.insert(0, folder)
    reader = importlib.import_module(name)
    return {"toml": reads(lambda text: succeeds(lambda: reader.loads(text)))}


def backend(folder, name):
    folder = os.path.abspath(folder)
    sys.path.insert(0, folder)
    os.environ["PATH"] = os.path.join(folder, "bin") + os.pathsep + os.environ["PATH"]
    os.environ["PYTHONPATH"] = folder
    calls = watch()

    def accepts(text):
        with tempfile.TemporaryDirectory() as temporary:
            project = pathlib.Path(temporary)
            (project / "src" / "sample").mkdir(parents=True)
            (project / "src" / "sample" / "__init__.py").write_text("")
            (project / "pyproject.toml").write_text(PROJECT.format(module=name) + text)
            os.chdir(project)
            child = os.fork()
            if child == 0:
                quiet()
                works = succeeds(lambda: importlib.import_module(name).build_wheel(temporary, {}))
                pathlib.Path(temporary, "calls").write_text(str(len(calls)))
                os._exit(0 if works else 1)
            _, status = os.waitpid(child, 0)
            calls.extend([1] * int(pathlib.Path(temporary, "calls").read_text()))
            os.chdir("/")
            return status == 0

    toml = reads(accepts)
    return {"toml": toml, "tomllib": bool(calls)}


def quiet():
    for number in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def program(name, *arguments):
    """Runs once in the current folder; the caller writes the project there."""
    calls = watch()
    sys.argv = [name, *arguments]
    saved = os.dup(1)
    quiet()
    works = succeeds(lambda: runpy.run_module(name, run_name="__main__", alter_sys=True))
    os.dup2(saved, 1)
    return {"works": works, "tomllib": bool(calls)}


if __name__ == "__main__":
    if sys.argv[1] == "texts":
        result = {"1.0": [TOML_1_0], "1.1": TOML_1_1}
    else:
        result = {"module": module, "backend": backend, "program": program}[sys.argv[1]](*sys.argv[2:])
    print(json.dumps(result))
