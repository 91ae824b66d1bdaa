"""Asks a tool about many documents in one process.

A script that judges ends with `main(judge)`. The list of cases, `[{ "text": … }]`, comes on standard input; the list of
`{ "verdict": "accepted" | "warned" | "refused", "message": … }` is the last line of the output. Each case runs in a process
forked off, in a folder of its own, so that nothing that a tool keeps in memory or on disk reaches the next case; the tool
itself is imported once.

What a case imports from the installed packages is imported here too before the next one, so that it is read once.

`judge(text)` runs with the folder as the working directory, where `pyproject.toml` holds the text. It raises what the tool
raises (refused), returns the warnings that it heard (warned, when there are any), or returns nothing (accepted). What the
tool says of a document without the keys of the case, `usual`, is not counted.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

# Scripts have the names of tools: they must not be what is imported.
sys.path = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(sys.argv[0]).resolve().parent]

SECONDS = 60
PROJECT = '[project]\nname = "sample"\nversion = "1.0"\n'
Judge = Callable[[str], "Iterable[str] | None"]


class Refused(Exception):
    """What a tool says that ends with an exit code or a message instead of an exception."""


def main(
    judge: Judge,
    prepare: Callable[[Path], None] | None = None,
    before: str = PROJECT,
    usual: str | None = None,
    warm: str | None = None,
) -> None:
    """Answers every case on standard input.

    `prepare` fills the folder of a case before the document is written; `before` is put in front of a document that has no
    `[project]` of its own. `warm` is a right document to begin with, so that what a tool imports late is imported once.
    """
    home = Path(tempfile.mkdtemp(prefix="verify-"))
    template = home / "template"
    template.mkdir()
    if prepare is not None:
        prepare(template)
    try:
        if warm is not None:
            warm_up(judge, whole(warm, before), template, home / "warm")
        calm = [] if usual is None else ask(judge, whole(usual, before), template, home / "case")["heard"]
        answers = []
        for case in json.load(sys.stdin):
            answer = ask(judge, whole(case["text"], before), template, home / "case")
            heard = [one for one in answer["heard"] if one not in calm]
            if answer["verdict"] == "refused":
                answers.append({"verdict": "refused", "message": answer["message"]})
            else:
                answers.append({"verdict": "warned" if heard else "accepted", "message": heard[0] if heard else ""})
        print(json.dumps(answers))
    finally:
        shutil.rmtree(home, ignore_errors=True)


def warm_up(judge: Judge, text: str, template: Path, folder: Path) -> None:
    shutil.copytree(template, folder, symlinks=True)
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    start = Path.cwd()
    os.chdir(folder)
    try:
        with open(os.devnull, "w") as quiet, contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
            judge(text)
    finally:
        os.chdir(start)


def whole(text: str, before: str) -> str:
    return text if "[project]" in text else before + text


def ask(judge: Judge, text: str, template: Path, folder: Path) -> dict:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder, symlinks=True)
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        answer = refused("it ended without an answer")
        try:
            signal.alarm(SECONDS)
            answer = answer_of(judge, text, folder)
        except BaseException as error:  # every way to end is an answer
            answer = refused(f"{type(error).__name__}: {error}")
        finally:
            with os.fdopen(writer, "w") as pipe:
                json.dump(answer, pipe)
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        heard = pipe.read()
    os.waitpid(child, 0)
    if not heard:
        return refused("it was stopped")
    answer = json.loads(heard)
    import_all(answer.get("imported", []))
    return answer


def import_all(names: Iterable[str]) -> None:
    """Imports what a case imported; nothing else that it did reaches the next one."""
    with open(os.devnull, "w") as quiet, contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        for name in names:
            # A module that cannot be imported on its own is imported by each case that needs it.
            with warnings.catch_warnings(), contextlib.suppress(Exception):
                warnings.simplefilter("ignore")
                importlib.import_module(name)


def installed(module: object) -> bool:
    origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
    return origin.startswith((sys.prefix, sys.base_prefix))


def answer_of(judge: Judge, text: str, folder: Path) -> dict:
    before = {*sys.modules}
    os.chdir(folder)
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        told = [*(judge(text) or [])]
    told += [str(one.message) for one in heard if not issubclass(one.category, (ResourceWarning, ImportWarning))]
    imported = [name for name, module in [*sys.modules.items()] if name not in before and installed(module)]
    return {"verdict": "accepted", "message": "", "heard": [short(one) for one in told], "imported": imported}


def refused(message: str) -> dict:
    return {"verdict": "refused", "message": short(message), "heard": []}


def short(message: str) -> str:
    return " ".join(message.split())[:300]


def git_project(folder: Path, tag: str = "v1.2.3") -> None:
    """Makes a project with one module and a folder `text` under Git, with a tag on its only commit."""
    (folder / "sample.py").write_text('__version__ = "x"\n')
    (folder / "text").mkdir()
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "sample.py"], [*who, "commit", "-q", "-m", "first"], ["tag", tag]):
        subprocess.run(["git", *command], cwd=folder, check=True)
