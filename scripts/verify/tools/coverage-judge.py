"""coverage.py: its reader of settings, and the report that uses them."""

import contextlib
import importlib
import io
import os
import sys

import batch
import coverage


def prepare(folder):
    (folder / "src").mkdir()
    (folder / "sample.py").write_text("a = 1\n")
    (folder / "extra.css").write_text("")


def judge(_text):
    out = io.StringIO()
    sys.path.insert(0, os.getcwd())
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        measured = coverage.Coverage()
        measured.start()
        importlib.import_module("sample")
        measured.stop()
        measured.save()
        if measured.config.sort is not None or measured.config.format is not None:
            with contextlib.suppress(coverage.exceptions.NoDataError):
                measured.report(file=out)
    return []


batch.main(judge, prepare)
