"""Bump My Version: a version raised in a dry run."""

import batch
from bumpversion.cli import cli
from click.testing import CliRunner


def prepare(folder):
    batch.git_project(folder, "v1.0.0")
    for name in ("a.py", "b.py"):
        (folder / name).write_text('__version__ = "1.0.0"\n')


def judge(_text):
    done = CliRunner().invoke(cli, ["bump", "--dry-run", "minor"], catch_exceptions=True)
    if done.exit_code != 0:
        raise batch.Refused(f"{done.output[-600:]} {done.exception!r}")
    return []


batch.main(judge, prepare, '[project]\nname = "sample"\nversion = "1.0.0"\n')
