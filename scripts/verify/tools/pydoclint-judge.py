"""pydoclint: a run over one module."""

import batch
from click.testing import CliRunner
from pydoclint.main import main


def prepare(folder):
    (folder / "sample.py").write_text('"""A module."""\n')
    (folder / "baseline.txt").write_text("")


def judge(_text):
    done = CliRunner().invoke(main, ["sample.py"])
    if done.exit_code != 0:
        raise batch.Refused(f"{done.output[-600:]} {done.exception!r}")
    return []


batch.main(judge, prepare)
