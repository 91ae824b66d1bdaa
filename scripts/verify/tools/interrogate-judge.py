"""interrogate and `[tool.interrogate]`: the command itself, in this process."""

import batch
from click.testing import CliRunner
from interrogate import cli


def judge(_text):
    result = CliRunner().invoke(cli.main, ["sample.py"], catch_exceptions=True)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    # 0 and 1 are results of the measuring itself.
    if result.exit_code > 1:
        raise batch.Refused(result.output)


batch.main(judge, lambda folder: (folder / "sample.py").write_text('"""Text."""\n'))
