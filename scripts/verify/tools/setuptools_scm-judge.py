"""setuptools-scm and `[tool.setuptools_scm]`: the metadata of a tagged project, made by setuptools."""

from pathlib import Path

import batch
import setuptools.build_meta  # noqa: F401 - read once for all cases
import setuptools_scm  # noqa: F401
import vcs_versioning._worktree_discovery  # noqa: F401

BEFORE = """[build-system]
requires = ["setuptools", "setuptools-scm"]
build-backend = "setuptools.build_meta"
[project]
name = "sample"
dynamic = ["version"]
"""


def judge(text):
    # A template is filled in where a file is written.
    for name in ("version_file", "write_to"):
        if f"{name}_template =" in text:
            Path("pyproject.toml").write_text(Path("pyproject.toml").read_text() + f'{name} = "text/version.py"\n')
    dist = setuptools.Distribution({"name": "sample"})
    dist.script_name = "setup.py"
    dist.parse_config_files()
    dist.finalize_options()
    if not dist.metadata.version:
        raise batch.Refused("no version")


batch.main(judge, batch.git_project, BEFORE, usual="[tool.setuptools_scm]\n")
