"""Bandit and `[tool.bandit]`: its configuration, its set of tests, and a run over a module."""

import batch
from bandit.cli import main as cli
from bandit.core import config as settings
from bandit.core import manager


def judge(_text):
    import logging

    heard = []

    class Ears(logging.Handler):
        def emit(self, record):
            heard.append(record.getMessage())

    logging.getLogger("bandit").addHandler(Ears(logging.WARNING))
    logging.getLogger("bandit").setLevel(logging.WARNING)
    found = settings.BanditConfig("pyproject.toml")
    profile = cli._get_profile(found, None, "pyproject.toml")
    from bandit.core import extension_loader

    extension_loader.MANAGER.validate_profile(profile)
    checker = manager.BanditManager(found, "file", profile=profile)
    checker.discover_files(["."], True, "")
    checker.run_tests()
    if checker.skipped:
        raise batch.Refused(str(checker.skipped[0]))
    return heard


SAMPLE = """import subprocess, ssl, pickle
import markupsafe
subprocess.Popen("ls *", shell=True)
ssl.wrap_socket(ssl_version=ssl.PROTOCOL_SSLv3)
markupsafe.Markup(str(1))
p = "/tmp/x"
assert p
try:
    pass
except Exception:
    pass
for _ in ():
    try:
        pass
    except Exception:
        continue
from cryptography.hazmat.primitives.asymmetric import rsa, dsa, ec
rsa.generate_private_key(65537, 512)
dsa.generate_private_key(512)
ec.generate_private_key(ec.SECT163K1)
"""
batch.main(judge, lambda folder: (folder / "sample.py").write_text(SAMPLE), usual="[tool.bandit]\n")
