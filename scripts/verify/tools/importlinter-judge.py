"""Import Linter: contracts checked on a package of three modules, of which one imports another."""

import contextlib
import io
import os
import sys
import tomllib
from pathlib import Path

import batch
from importlinter import cli


def prepare(folder):
    for name in ("sample", "x"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text("")
    (folder / "sample" / "a.py").write_text("")
    (folder / "sample" / "b.py").write_text("from sample import a\n")
    (folder / "sample" / "c.py").write_text("")


CONTRACT = 'contracts = [{ type = "independence", name = "x", modules = ["sample.a", "sample.c"] }]\n'


def judge(text):
    # Without a package and a contract Import Linter has nothing to do.
    table = tomllib.loads(text)["tool"]["importlinter"]
    more = "" if "root_package" in table or "root_packages" in table else 'root_package = "sample"\n'
    more += "" if "contracts" in table else CONTRACT
    header = "[tool.importlinter]\n"
    Path("pyproject.toml").write_text(text.replace(header, header + more))
    sys.path.insert(0, os.getcwd())
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code = cli.lint_imports(no_cache=True, no_logo=True)
        except SystemExit as end:
            code = end.code
    said = out.getvalue()
    # A broken contract was read and understood.
    if code != cli.EXIT_STATUS_SUCCESS and " broken." not in said:
        raise batch.Refused(said[-300:])
    return []


batch.main(judge, prepare)
