"""pip-tools: its reader and checker of the table, for both commands."""

from pathlib import Path

import batch
from piptools.scripts.compile import cli as compile_cli
from piptools.scripts.sync import cli as sync_cli
from piptools.utils import override_defaults_from_config_file


def prepare(folder):
    (folder / "src").mkdir()


def judge(_text):
    for command, name in ((compile_cli, "pip-compile"), (sync_cli, "pip-sync")):
        context = command.make_context(name, ["--no-config"] if command is not None else [], resilient_parsing=True)
        context.params.pop("no_config", None)
        context.command.name = name
        override_defaults_from_config_file(context, None, str(Path("pyproject.toml")))
    return []


batch.main(judge, prepare)
