"""mypy and `[tool.mypy]`: its own reading of the command line and of the settings."""

import io

import batch
from mypy import main as mypy_main


def judge(_text):
    out, err = io.StringIO(), io.StringIO()
    mypy_main.process_options(["sample.py"], stdout=out, stderr=err)
    return [line for line in err.getvalue().splitlines() if line.strip()]


batch.main(judge, lambda folder: (folder / "sample.py").write_text("x = 1\n"))
