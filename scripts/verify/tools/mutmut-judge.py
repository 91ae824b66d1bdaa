"""mutmut: its reader of settings, and the first uses of what it reads."""

import batch
from mutmut import configuration


def prepare(folder):
    (folder / "src").mkdir()
    (folder / "src" / "sample.py").write_text("a = 1\n")


def judge(_text):
    settings = configuration.config()
    settings.should_mutate("src/sample.py")
    settings.config_fingerprint()
    return []


batch.main(judge, prepare)
