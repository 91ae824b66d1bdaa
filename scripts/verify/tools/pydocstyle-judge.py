"""pydocstyle and `[tool.pydocstyle]`: its reader over a file, as its command asks it."""

import sys

import batch
from pydocstyle.config import ConfigurationParser, IllegalConfiguration
from pydocstyle.utils import log


def judge(_text):
    import logging

    heard = []

    class Ears(logging.Handler):
        def emit(self, record):
            heard.append(record.getMessage())

    log.addHandler(Ears(logging.WARNING))
    sys.argv = ["pydocstyle", "."]
    parser = ConfigurationParser()
    parser.parse()
    list(parser.get_files_to_check())
    return heard


batch.main(judge, lambda folder: (folder / "sample.py").write_text('"""Text."""\n'), before="")
