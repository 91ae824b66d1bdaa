"""autoflake and `[tool.autoflake]`: the command itself, in this process."""

import io

import autoflake
import batch


def judge(text):
    # Under a name that it does not know it takes texts alone; whether it knows the name is what is asked.
    if "no-such-key-at-all" in text:
        with open("pyproject.toml", "w") as file:
            file.write(text.replace("no-such-key-at-all = 1", 'no-such-key-at-all = "x"'))
    said = io.StringIO()
    status = autoflake._main(["autoflake", "sample.py"], io.StringIO(), said)
    if status not in (0, None):
        raise batch.Refused(said.getvalue() or f"it ended with {status}")


batch.main(judge, lambda folder: (folder / "sample.py").write_text("x = 1\n"))
