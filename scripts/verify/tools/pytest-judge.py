"""pytest and its plug-ins: a run of two tests, in which every setting of the table is read."""

import contextlib
import importlib
import io
import os
import sys
import tomllib
from pathlib import Path

import batch

# Plug-ins that are used, one by one: those that are only in the environment because others need them stay away.
PLUGINS = [
    "pytest_asyncio.plugin",
    "anyio.pytest_plugin",
    "pytest_benchmark.plugin",
    "pytest_cov.plugin",
    "pytest_django.plugin",
    "pytest_doctestplus.plugin",
    "pytest_env.plugin",
    "pytest_html.plugin",
    "pytest_memray.plugin",
    "pytest_mock",
    "pytest_rerunfailures",
    "pytest_timeout",
    "xdist.plugin",
    "pytest_bdd.plugin",
    "pytester",
]
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"

import pytest  # noqa: E402

# Read once for all cases: a case is a process that is forked off.
for _plugin in PLUGINS:
    importlib.import_module(_plugin if "." in _plugin or _plugin.startswith("pytest_") else f"_pytest.{_plugin}")


def prepare(folder):
    (folder / "tests").mkdir()
    (folder / "tests" / "test_sample.py").write_text("import pytest\n\ndef test_sample():\n    pass\n\n@pytest.mark.asyncio\nasync def test_later():\n    pass\n")
    (folder / "src").mkdir()
    (folder / "django_settings.py").write_text('SECRET_KEY = "x"\n')
    (folder / "template").mkdir()


class Reader:
    """Reads what such a run does not read; hears what pytest warns of."""

    def __init__(self, names):
        self.names = names
        self.heard = []

    def pytest_collection_finish(self, session):
        known = session.config._parser
        for name in self.names:
            if name in known._inidict or name in known._ini_aliases:
                session.config.getini(name)

    def pytest_warning_recorded(self, warning_message):
        if issubclass(warning_message.category, (pytest.PytestConfigWarning, pytest.PytestDeprecationWarning)):
            self.heard.append(str(warning_message.message))


def judge(text):
    table = tomllib.loads(text).get("tool", {}).get("pytest", {})
    sys.path.insert(0, os.getcwd())
    reader = Reader([*table, *table.get("ini_options", {})])
    out = io.StringIO()
    args = []
    for plugin in PLUGINS:
        args += ["-p", plugin]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = pytest.main(args, plugins=[reader])
    said = out.getvalue()
    if code not in (0, 5):
        raise batch.Refused(said[-1500:])
    return reader.heard


batch.main(judge, prepare, usual=Path(os.devnull).read_text())
