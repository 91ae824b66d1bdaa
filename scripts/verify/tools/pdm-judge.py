"""PDM and `[tool.pdm]`: what the command reads of a project, its scripts run, and a build by its back-end."""

import os
import shutil
import sys
import tomllib
import warnings
from pathlib import Path

import batch
from pdm.backend.sdist import SdistBuilder
from pdm.backend.wheel import WheelBuilder
from pdm.cli.commands.run import TaskRunner
from pdm.cli.hooks import HookManager
from pdm.core import Core
from pdm.models.requirements import parse_requirement

CODE = "def version():\n    return '1.0'\n\n\ndef form(version):\n    return '1.0'\n\n\ndef run():\n    pass\n"


def prepare(folder):
    batch.git_project(folder)
    (folder / "sample.py").write_text('__version__ = "1.0"\n')
    (folder / "own.py").write_text(CODE)
    (folder / "setup.py").write_text("def build(kwargs):\n    pass\n")
    (folder / "env").write_text("A=b\n")


def judge(text):
    # PDM finds its own files in a way that Python calls deprecated.
    warnings.filterwarnings("ignore", message="path is deprecated")
    document = tomllib.loads(batch.whole(text, batch.PROJECT))
    table = document["tool"]["pdm"]
    if "version" in table:
        backend(with_version(text, table))
    elif "build" in table:
        backend(text)
        SdistBuilder(".", {}).__enter__().build("dist")
    frontend(table)


def with_version(text, table):
    """The case with the version left to it, and the source that its key belongs to."""
    version = table["version"]
    if isinstance(version, dict):
        source = "call" if "getter" in version else "file" if {"path", "pattern"} & {*version} else "scm"
        more = "" if "source" in version else f'source = "{source}"'
        source = version.get("source", source)
        if source == "file" and "path" not in version:
            more += ', path = "sample.py"'
        if source == "call" and "getter" not in version:
            more += ', getter = "own:version"'
        if {"write_template"} & {*version} and "write_to" not in version:
            more += ', write_to = "text/a.py"'
        more = more.removeprefix(", ")
        text = text.replace("version = {", f"version = {{ {more}, " if more else "version = {").replace(", }", " }").replace(",  }", " }")
    whole = batch.whole(text, batch.PROJECT).replace('version = "1.0"', 'dynamic = ["version"]', 1)
    Path("pyproject.toml").write_text(whole)
    return text


def backend(_text):
    with WheelBuilder(Path.cwd(), {}) as builder:
        builder.build("dist")
    with WheelBuilder(Path.cwd(), {}) as builder:
        builder.config.build_config.editable_backend
    shutil.rmtree("dist")


def frontend(table):
    if isinstance(table.get("scripts"), dict) and {*table["scripts"]} == {"_"}:
        # What all scripts share is looked at with a script.
        path = Path("pyproject.toml")
        path.write_text(path.read_text().replace("scripts = { ", 'scripts = { go = "python -V", ', 1))
    core = Core()
    project = core.create_project(Path.cwd())
    if "plugins" in table:
        core.load_plugins()
        [parse_requirement(one) for one in project.pyproject.plugins]
        return
    if "options" in table and isinstance(table["options"], dict):
        for name in table["options"]:
            args = [name]
            core._inject_cli_args(project, args)
            core.init_parser()
            core.load_plugins()
            core.parser.parse_args([*args, *POSITIONAL.get(name, [])])
    for source in project.get_sources(include_stored=True):
        source.passive_update(project.default_source)
        project.environment._build_session([source])
    project.is_distribution
    for group in project.iter_groups():
        project.get_dependencies(group)
    ignored = table.get("ignore_package_warnings")
    if ignored is not None:
        from fnmatch import fnmatch

        [fnmatch("a", pattern) for pattern in ignored]
    if "workspace" in table:
        [*project.workspace.iter_members()]
    if "resolution" in table or "lock" in table:
        core.main(["lock"], obj=project)
    if "scripts" in table:
        scripts(core, project)


def scripts(core, project):
    runner = TaskRunner(project, HookManager(project))
    for name in project.scripts:
        if name == "_":
            continue
        task = runner.get_task(name)
        task.short_description
        if runner.run_task(task) != 0:
            raise batch.Refused(f"the script {name} failed")


POSITIONAL = {"remove": ["a"], "search": ["a"], "import": ["a"], "run": [], "show": [], "use": []}
os.environ.update(PDM_CHECK_UPDATE="0", PDM_PYTHON=sys.executable)
batch.main(judge, prepare, warm="[tool.pdm]\n")
