"""Pylint and `[tool.pylint]`: its reading of settings with a linter that has every checker."""

import io
from contextlib import redirect_stderr

import batch
from pylint.config.config_initialization import _config_initialization
from pylint.extensions import initialize as initialize_extensions
from pylint.lint import PyLinter
from pylint.lint.run import Run  # noqa: F401  (the options of the command)
from pylint.reporters import CollectingReporter

linter = PyLinter(reporter=CollectingReporter())
linter.load_default_plugins()
initialize_extensions(linter)


def judge(_text):
    said = io.StringIO()
    with redirect_stderr(said):
        try:
            _config_initialization(linter, ["sample.py"], reporter=linter.reporter, config_file="pyproject.toml")
            linter.enable_fail_on_messages()
            linter._parse_error_mode()
        except SystemExit as error:
            raise batch.Refused(said.getvalue()[-300:] or f"status {error.code}") from None
    return [f"{one.symbol}: {one.msg}" for one in linter.reporter.messages]


batch.main(judge, lambda folder: (folder / "sample.py").write_text(""), usual="[tool.pylint]\n")
