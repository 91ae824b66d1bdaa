"""semantic-release: the model that its settings are read into."""

import logging

import batch
from semantic_release.cli.config import RawConfig
from semantic_release.cli.util import load_raw_config_file


class Ear(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard = []

    def emit(self, record):
        self.heard.append(record.getMessage())


def judge(_text):
    ear = Ear()
    for name in ("", "semantic_release"):
        logging.getLogger(name).addHandler(ear)
    RawConfig.model_validate(load_raw_config_file("pyproject.toml"))
    return ear.heard


batch.main(judge, batch.git_project)
