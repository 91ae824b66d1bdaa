"""versioningit and `[tool.versioningit]`: the version of a tagged project, written to a file."""

import logging

import batch
from versioningit import Versioningit


class Heard(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


def judge(_text):
    heard = Heard()
    logging.getLogger("versioningit").addHandler(heard)
    Versioningit.from_project_dir(".").get_version(write=True)
    return heard.messages


batch.main(judge, batch.git_project)
