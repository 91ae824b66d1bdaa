"""Poetry and `[tool.poetry]`: `poetry check`, then the package that it makes of the file."""

from pathlib import Path

import batch
from poetry.factory import Factory
from poetry.toml import TOMLFile


def prepare(folder):
    (folder / "text").mkdir()
    (folder / "sample.py").write_text("")


def judge(_text):
    content = TOMLFile(Path("pyproject.toml")).read()
    found = Factory.validate(content)
    if found["errors"]:
        raise batch.Refused(found["errors"][0])
    Factory().create_poetry(Path.cwd(), disable_cache=True)
    return found["warnings"]


batch.main(judge, prepare)
