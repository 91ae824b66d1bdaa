"""uv and `[tool.uv]`: `uv lock` without a network; where the table of its build back-end is there, `uv build` too."""

import os
import re
import subprocess
import sys
from pathlib import Path

import batch

UV = Path(sys.executable).parent / "uv"
BEFORE = """[project]
name = "sample"
version = "1.0"
requires-python = ">=3.9"
dependencies = []
[project.optional-dependencies]
extra = []
[build-system]
requires = ["uv_build>=0.13,<0.14"]
build-backend = "uv_build"
[dependency-groups]
group = []
name = []
"""


def prepare(folder):
    (folder / "src" / "sample").mkdir(parents=True)
    (folder / "src" / "sample" / "__init__.py").write_text("")
    (folder / "text").mkdir()


def uv(*args):
    done = subprocess.run(
        [UV, *args, "--offline", "--no-progress", "--no-python-downloads", "--python", sys.executable],
        capture_output=True,
        text=True,
        env={**os.environ, "UV_CACHE_DIR": str(Path.cwd().parent / "cache"), "NO_COLOR": "1"},
        check=False,
    )
    if done.returncode != 0:
        raise batch.Refused(done.stderr)
    return done.stderr.split("warning: ")[1:]


def judge(text):
    heard = uv("lock")
    if re.search(r"^build-backend = ", text[text.index("[tool.uv") :], re.M) and not heard:
        heard = uv("build", "--wheel", "--out-dir", "out")
    return heard


batch.main(judge, prepare, BEFORE)
