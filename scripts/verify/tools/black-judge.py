"""Black and `[tool.black]`: the command itself, in this process."""

import batch
import black
from click.testing import CliRunner


def judge(_text):
    result = CliRunner().invoke(black.main, ["sample.py"], catch_exceptions=True)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    # 1 is what `check` gives when a file would change.
    if result.exit_code > 1:
        raise batch.Refused(result.output)
    return [line for line in result.output.splitlines() if "Invalid config keys" in line]


batch.main(judge, lambda folder: (folder / "sample.py").write_text("x = 1\n"))
