# requires: memray==1.20.0
"""Memray: its reporters. The table `[tool.memray]` is ours: nothing of Memray reads it."""
import argparse
from memray import commands

from common import short, write_tool

parser = commands.get_argument_parser()
(sub,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
helps = {c.dest: c.help for c in sub._choices_actions}
# Reporters that turn a file with results into something to look at.
REPORTS = ['flamegraph', 'table', 'tree', 'summary', 'stats', 'transform']
write_tool('memray', {'memray': {'keys': {
    'output': {'type': 'string', 'language': 'path', 'docs': 'Where *Profile with Memray* of Pyproject Toolkit writes the recording. Memray itself does not read it.', 'example': '"memray.bin"'},
    'format': {'type': 'string', 'values': [{'value': n, 'docs': short(helps[n])} for n in REPORTS if n in helps], 'default': 'flamegraph', 'open': True,
               'docs': 'The report that *Profile with Memray* of Pyproject Toolkit makes of the recording. Memray itself does not read it.'},
}}})
