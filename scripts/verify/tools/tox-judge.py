"""tox and `[tool.tox]`: what `tox config` says of every value."""

import contextlib
import io
import re

import batch
from tox.run import main as tox


def judge(text):
    names = "name" if re.search(r"(?<!\w)env = \{ name", text) else "py"
    if "env_pkg_base" in text:
        names += ",.pkg"
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code = tox(["config", "--core", "--colored", "no", "-e", names])
        except SystemExit as end:
            code = end.code
    said = out.getvalue()
    fault = re.search(r"# Exception: (.*)", said)
    if fault:
        raise batch.Refused(fault[1])
    if code:
        raise batch.Refused(said)
    return re.findall(r"# !!! (unused: .*)", said)


def prepare(folder):
    (folder / "a").write_text("3.11\n")


batch.main(judge, prepare, warm='[tool.tox]\nenv_list = ["a"]\n')
