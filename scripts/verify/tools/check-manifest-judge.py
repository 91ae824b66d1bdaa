"""check-manifest and `[tool.check-manifest]`: its reader."""

import batch
import check_manifest


def judge(_text):
    check_manifest.read_config()


batch.main(judge)
