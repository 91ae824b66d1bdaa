"""Refurb: its reader of the table."""

import batch
from refurb.settings import Settings, parse_config_file


def judge(text):
    Settings.merge(Settings(), parse_config_file(text))
    return []


batch.main(judge)
