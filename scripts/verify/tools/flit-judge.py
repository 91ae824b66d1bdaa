"""Flit and `[tool.flit]`: the reader of flit_core."""

from pathlib import Path

import batch
from flit_core import config

BEFORE = '[project]\nname = "sample"\ndynamic = ["version", "description"]\n'


def prepare(folder):
    (folder / "sample.py").write_text('"""A module."""\n__version__ = "1.0"\n')
    (folder / "text").mkdir()


def judge(_text):
    from flit_core import common, sdist

    found = config.read_flit_config(Path("pyproject.toml"))
    common.Module(found.module, Path.cwd())
    sdist.SdistBuilder.from_ini_path(Path("pyproject.toml")).select_files()


batch.main(judge, prepare, BEFORE)
