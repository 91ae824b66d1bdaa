"""meson-python and `[tool.meson-python]`: its check of the table."""

import tomllib
from pathlib import Path

import batch
import mesonpy


def judge(_text):
    mesonpy._validate_pyproject_config(tomllib.loads(Path("pyproject.toml").read_text()))


batch.main(judge)
