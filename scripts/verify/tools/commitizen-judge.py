"""Commitizen: commands that use its settings, in a repository with a tag."""

import contextlib
import io
import sys
import tomllib
from pathlib import Path

import batch
from commitizen import cli
from commitizen.exceptions import CommitizenException, DryRunExit, ExpectedExit, NoneIncrementExit


def run(*args):
    out = io.StringIO()
    sys.argv = ["cz", *args]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            cli.main()
        except (DryRunExit, ExpectedExit, NoneIncrementExit):
            pass
        except SystemExit as end:
            if end.code not in (0, None):
                raise batch.Refused(f"{' '.join(args)}: {end.code} {out.getvalue()}") from None
        except CommitizenException as error:
            raise batch.Refused(f"{' '.join(args)}: {error}") from None


def prepare(folder):
    batch.git_project(folder)
    (folder / "Cargo.toml").write_text('[package]\nname = "sample"\nversion = "1.2.3"\n')
    for name in ("package.json", "composer.json"):
        (folder / name).write_text('{"name": "sample", "version": "1.2.3"}')


def judge(text):
    sys.excepthook = lambda kind, error, trace: None
    # A version must come from somewhere.
    table = tomllib.loads(text)["tool"]["commitizen"]
    if "version" not in table and table.get("version_provider", "commitizen") == "commitizen":
        header = "[tool.commitizen]\n"
        text = text.replace('version_provider = "commitizen"\n', "").replace(header, header + 'version = "1.2.3"\n')
        Path("pyproject.toml").write_text(text)
    run("check", "--message", "feat: something")
    run("bump", "--dry-run", "--yes", "--increment", "MINOR", "--changelog")
    run("changelog", "--dry-run")
    run("example")
    run("info")
    return []


batch.main(judge, prepare)
