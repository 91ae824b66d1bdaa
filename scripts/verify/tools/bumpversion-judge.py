"""Bump My Version: a version raised in a dry run."""

import re
from pathlib import Path

import batch
from bumpversion.cli import cli
from click.testing import CliRunner


def prepare(folder):
    batch.git_project(folder, "v1.0.0")
    for name in ("a.py", "b.py"):
        (folder / name).write_text('__version__ = "1.0.0"\n')


def judge(text):
    # The texts of commit and tag are filled in only where these are made.
    more = "".join(f"{key} = true\n" for key in ("commit", "tag", "allow_dirty") if not re.search(rf"^{key} = ", text, re.M))
    whole = Path("pyproject.toml")
    whole.write_text(whole.read_text().replace("[tool.bumpversion]\n", f"[tool.bumpversion]\n{more}", 1))
    done = CliRunner().invoke(cli, ["bump", "--dry-run", "minor"], catch_exceptions=True)
    if done.exit_code != 0:
        raise batch.Refused(f"{done.output[-600:]} {done.exception!r}")
    return []


batch.main(judge, prepare, '[project]\nname = "sample"\nversion = "1.0.0"\n')
