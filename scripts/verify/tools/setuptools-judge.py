"""setuptools and `[tool.setuptools]`: its validator, then what it does with each key."""

import batch
from setuptools.config import _apply_pyprojecttoml as applying
from setuptools.config import pyprojecttoml as reading
from setuptools.dist import Distribution


def judge(_text):
    config = reading.read_configuration("pyproject.toml", expand=False)
    config["tool"]["setuptools"].pop("dynamic", None)
    applying.apply(Distribution({}), config, "pyproject.toml")


batch.main(judge)
