"""deptry and `[tool.deptry]`: the command itself, in this process."""

import batch
from click.testing import CliRunner
from deptry.cli import cli


def judge(_text):
    result = CliRunner().invoke(cli, ["."], catch_exceptions=True)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    if result.exit_code > 1:
        raise batch.Refused(result.output)
    return [line for line in result.output.splitlines() if "arning" in line]


def prepare(folder):
    (folder / "sample.py").write_text("import os\n")


batch.main(judge, prepare, usual="[tool.deptry]\n")
