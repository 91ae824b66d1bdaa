"""versioningit and `[tool.versioningit]`: the version of a tagged project, written to a file."""

import logging
from pathlib import Path

import batch
from versioningit import Versioningit
from versioningit.onbuild import SetuptoolsFileProvider


class Heard(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


def judge(_text):
    heard = Heard()
    logging.getLogger("versioningit").addHandler(heard)
    project = Versioningit.from_project_dir(".")
    report = project.run(write=True)
    files = SetuptoolsFileProvider(build_dir=Path.cwd())
    project.do_onbuild(file_provider=files, is_source=True, template_fields=report.template_fields)
    return heard.messages


batch.main(judge, batch.git_project)
