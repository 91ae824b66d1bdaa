"""semantic-release: the model that its settings are read into, and its templates filled in."""

import logging

import batch
from semantic_release.cli.config import RawConfig
from semantic_release.cli.util import load_raw_config_file
from semantic_release.version.translator import VersionTranslator


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
    config = RawConfig.model_validate(load_raw_config_file("pyproject.toml"))
    VersionTranslator(config.tag_format).str_to_tag("1.0.0")
    config.commit_message.format(version="1.0.0")
    return ear.heard


batch.main(judge, batch.git_project)
