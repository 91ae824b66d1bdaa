"""uv and `[tool.uv]`: `uv lock` without a network."""

import os
import subprocess
import sys
from pathlib import Path

import batch

UV = Path(sys.executable).parent / "uv"


def judge(_text):
    done = subprocess.run(
        [UV, "lock", "--offline", "--no-progress", "--no-python-downloads", "--python", sys.executable],
        capture_output=True,
        text=True,
        env={**os.environ, "UV_CACHE_DIR": str(Path.cwd() / ".uv-cache"), "NO_COLOR": "1"},
        check=False,
    )
    if done.returncode != 0:
        raise batch.Refused(done.stderr)
    said = done.stderr.split("warning: ")
    return [one for one in said[1:] if not one.startswith("`VIRTUAL_ENV")]


batch.main(judge, before='[project]\nname = "sample"\nversion = "1.0"\nrequires-python = ">=3.9"\n')
