"""isort and `[tool.isort]`: its settings, then a file sorted with them."""

import os

import batch
import isort
from isort.settings import Config


def judge(_text):
    config = Config(settings_path=os.getcwd())
    isort.code("import sys\nimport os\nfrom a import b, c\n", config=config)


batch.main(judge, lambda folder: (folder / "sample.py").write_text("import os\n"))
