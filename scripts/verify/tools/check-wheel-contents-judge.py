"""check-wheel-contents and `[tool.check-wheel-contents]`: its reader, and the tree of files that it compares with."""

import batch
from check_wheel_contents.config import Configuration


def prepare(folder):
    (folder / "src").mkdir()
    (folder / "text").mkdir()


def judge(_text):
    found = Configuration.from_config_file(None)
    found.get_selected_checks()
    found.get_package_tree()


batch.main(judge, prepare)
