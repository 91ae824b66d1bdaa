"""versioningit and `[tool.versioningit]`: the version of a tagged project, or of one behind its tag, written to a file."""

import logging
import subprocess
import tomllib
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


def go_on(state):
    """Leaves the tag, by a commit or by changes, so that the format of the case is read."""
    if "distance" in state:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, "commit", "-q", "--allow-empty", "-m", "next"], check=True)
    if "dirty" in state:
        Path("sample.py").write_text('__version__ = "y"\n')


def judge(text):
    formats = tomllib.loads(text)["tool"]["versioningit"].get("format")
    if isinstance(formats, dict):
        go_on([*formats, ""][0])
    heard = Heard()
    logging.getLogger("versioningit").addHandler(heard)
    project = Versioningit.from_project_dir(".")
    report = project.run(write=True)
    files = SetuptoolsFileProvider(build_dir=Path.cwd())
    project.do_onbuild(file_provider=files, is_source=True, template_fields=report.template_fields)
    return heard.messages


batch.main(judge, batch.git_project)
