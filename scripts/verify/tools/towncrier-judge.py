"""towncrier: a draft of release notes."""

import os
from pathlib import Path

import batch
from click.testing import CliRunner
from towncrier.build import _main as build


def prepare(folder):
    for name in ("newsfragments", "src", "x", "sample"):
        (folder / name).mkdir()
    for name in ("sample", "src", "x"):
        (folder / name / "__init__.py").write_text('__version__ = "1.0"\n')
    (folder / "newsfragments" / "1.feature").write_text("New.\n")
    (folder / "newsfragments" / "2.x").write_text("New.\n")


def judge(text):
    # Without a folder towncrier looks for the fragments inside the package.
    if "directory =" not in text:
        header = "[tool.towncrier]\n"
        Path("pyproject.toml").write_text(Path("pyproject.toml").read_text().replace(header, header + 'directory = "newsfragments"\n', 1))
    # A fragment of a kind that the case does not have is refused where `ignore` is set.
    if "type = [" not in text and "fragment = {" not in text:
        Path("newsfragments/2.x").unlink()
    os.environ["PWD"] = os.getcwd()
    args = ["--draft", "--date", "2026-01-01"]
    if "version =" not in text.split("[tool.towncrier]")[1]:
        args += ["--version", "1.0"]
    done = CliRunner().invoke(build, args)
    if done.exit_code != 0:
        raise batch.Refused(f"{done.output[-600:]} {done.exception!r}")
    return []


batch.main(judge, prepare)
