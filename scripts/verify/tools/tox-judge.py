"""tox and `[tool.tox]`: what `tox config` says of every value."""

import contextlib
import io
import re

import batch
from tox.run import main as tox


def judge(text):
    name = "name" if "env = { name" in text else "py"
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code = tox(["config", "--colored", "no", "-e", f"{name},.pkg"])
        except SystemExit as end:
            code = end.code
    said = out.getvalue()
    fault = re.search(r"# Exception: (.*)", said)
    if fault:
        raise batch.Refused(fault[1])
    if code:
        raise batch.Refused(said)
    return re.findall(r"# !!! (unused: .*)", said)


batch.main(judge, warm='[tool.tox]\nenv_list = ["a"]\n')
