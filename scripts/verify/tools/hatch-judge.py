"""Hatch and `[tool.hatch]`: every setting that hatchling and Hatch read, and a build where the case is about one."""

import inspect
import os
import tempfile
import tomllib
from functools import cached_property
from pathlib import Path as Folder

import batch
from hatch.cli.application import Application
from hatch.project.core import Project
from hatch.utils.fs import Path
from hatchling.builders.binary import BinaryBuilder
from hatchling.builders.custom import CustomBuilder
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

TARGETS = {"wheel": WheelBuilder, "sdist": SdistBuilder, "binary": BinaryBuilder, "custom": CustomBuilder}
# What cannot be read of an environment that is not there, found by reading one without settings.
ABSENT = set()
CUSTOM = """
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.builders.wheel import WheelBuilder
from hatchling.metadata.plugin.interface import MetadataHookInterface


class Hook(BuildHookInterface):
    pass


class Metadata(MetadataHookInterface):
    def update(self, metadata):
        pass
"""
BUILDER = """
from hatchling.builders.wheel import WheelBuilder


class Builder(WheelBuilder):
    PLUGIN_NAME = "custom"


def get_builder():
    return Builder
"""
BEFORE = batch.PROJECT + """
[project.optional-dependencies]
extra = []
[dependency-groups]
group = []
"""
HATCHLING = ("build", "version", "metadata")


def prepare(folder):
    batch.git_project(folder)
    (folder / "sample.py").write_text("__version__ = '1.0'\n")
    (folder / "text" / "version.py").write_text("__version__ = '1.0'\n")
    (folder / "hatch_build.py").write_text(CUSTOM)
    (folder / "builder.py").write_text(BUILDER)


def settings(thing, skip=()):
    for name in dir(type(thing)):
        attribute = inspect.getattr_static(type(thing), name)
        if name.startswith("_") or name in skip or not isinstance(attribute, (property, cached_property)):
            continue
        yield name, lambda name=name: getattr(thing, name)


def read(thing, skip=()):
    for _, value in settings(thing, skip):
        value()


def whole(document):
    """The case with what its key needs beside it to be read at all."""
    hatch = document["tool"]["hatch"]
    version = hatch.get("version")
    if version is not None:
        del document["project"]["version"]
        document["project"]["dynamic"] = ["version"]
    if isinstance(version, dict):
        kinds = {"expression": "code", "search-paths": "code", "variable": "env"}
        kinds |= dict.fromkeys(("tag-pattern", "fallback-version", "raw-options"), "vcs")
        for key in [*version]:
            if key in kinds and "source" not in version:
                version["source"] = kinds[key]
        if version.get("source") == "env":
            version.setdefault("variable", "A")
        if version.get("source", "regex") in ("regex", "code"):
            version.setdefault("path", "sample.py")
    custom = hatch.get("build", {}) if isinstance(hatch.get("build", {}), dict) else {}
    targets = custom.get("targets") if isinstance(custom.get("targets"), dict) else {}
    if isinstance(targets.get("custom"), dict):
        targets["custom"].setdefault("path", "builder.py")
    return document


def judge(text):
    document = whole(tomllib.loads(batch.whole(text, BEFORE)))
    manager = PluginManager()
    metadata = ProjectMetadata(".", manager, document)
    metadata.validate_fields()
    read(metadata.hatch.metadata)
    if "version" in document["tool"]["hatch"]:
        told = metadata.hatch.version
        told.cached
        told.scheme.update("2.0", told.cached, {})
        if "validate-bump" in document["tool"]["hatch"]["version"]:
            told.scheme.update("0.1", "0.0", {})
    build = document["tool"]["hatch"].get("build")
    named = build.get("targets", {}) if isinstance(build, dict) else {}
    runs = isinstance(named, dict) and ("hooks" in text or "shared" in text or "extra-metadata" in text)
    for name, kind in TARGETS.items():
        if build is None or (name not in named if named or name == "custom" else False):
            continue
        builder = kind(".", plugin_manager=manager, config=document, metadata=metadata)
        read(builder.config)
        [*builder.recurse_included_files()]
        hooks = builder.get_build_hooks("dist")
        if runs and name in ("wheel", "sdist", "custom"):
            [*builder.build(directory="dist")]
        else:
            for hook in hooks.values():
                hook.initialize("standard", {"artifacts": [], "force_include": {}})
    if not any(name in HATCHLING for name in document["tool"]["hatch"]):
        environments(document)
    elif build is not None:
        config = project_of(document).config
        read(config.build)
        for name in TARGETS:
            read(config.build.target(name))


def project_of(document):
    def leave(reason="", *_, **__):
        raise batch.Refused(f"it ended: {reason}")

    app = Application(leave, verbosity=0, enable_color=False, interactive=False)
    app.abort = leave
    here = Path(".").resolve()
    app.config_file.path = here / "config.toml"
    app.config_file.restore()
    app.data_dir = here / ".data"
    app.cache_dir = here / ".cache"
    app.env = "default"
    project = app.project = Project(here, config=document, locate=False)
    project.set_app(app)
    project._metadata = ProjectMetadata(str(here), project.plugin_manager, document)
    return project


def environments(document):
    project = project_of(document)
    read(project.config)
    for name in ["default", *project.config.envs]:
        read(project.get_environment(name), ABSENT)


def absent():
    """The names of what an environment without settings does not tell either."""
    start = os.getcwd()
    os.chdir(tempfile.mkdtemp())
    prepare(Folder.cwd())
    project = project_of(tomllib.loads(BEFORE + "[tool.hatch]\n"))
    for name, value in settings(project.get_environment("default")):
        try:
            value()
        except BaseException:
            ABSENT.add(name)
    os.chdir(start)


os.environ["A"] = "1.0"
absent()
batch.main(judge, prepare, before=BEFORE, warm="[tool.hatch]\n")
