"""codespell and `[tool.codespell]`: the command itself, in this process."""

import io

import batch
from codespell_lib import _codespell


def judge(_text):
    from contextlib import redirect_stderr, redirect_stdout

    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(io.StringIO()):
        try:
            status = _codespell.main("sample.txt")
        except SystemExit as error:
            status = error.code
    if status not in (0, None) and status > 0 and said.getvalue().strip():
        raise batch.Refused(said.getvalue())
    return [line for line in said.getvalue().splitlines() if line.startswith(("WARNING", "ERROR"))]


def prepare(folder):
    (folder / "sample.txt").write_text("word\n")
    (folder / "x").write_text("word->word\n")


batch.main(judge, prepare)
