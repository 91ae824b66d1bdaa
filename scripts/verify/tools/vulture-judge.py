"""Vulture and `[tool.vulture]`: its reader, with a path on the command line, then what it does with the settings."""

import batch
from vulture import config, core


def judge(_text):
    settings = config.make_config(["sample.py"])
    checker = core.Vulture(verbose=False, ignore_names=settings["ignore_names"], ignore_decorators=settings["ignore_decorators"])
    checker.scavenge(settings["paths"], exclude=settings["exclude"])
    checker.report(min_confidence=settings["min_confidence"], sort_by_size=settings["sort_by_size"], make_whitelist=settings["make_whitelist"])


batch.main(judge, lambda folder: (folder / "sample.py").write_text("import os\n"))
