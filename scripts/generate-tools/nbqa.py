# requires: nbqa==1.9.1
"""Makes server/data/tools/nbqa.json from the defaults of nbQA: each setting is a table with a key for each program."""

from common import write_tool
from nbqa.config.config import get_default_config

DOCS = {
    'addopts': 'Further options of a program.',
    'diff': 'Shows what a program would change, and changes nothing.',
    'exclude': 'Files that are left out, as a regular expression.',
    'files': 'Only files that match this regular expression.',
    'process_cells': 'Further cell magics whose cells are looked at.',
    'dont_skip_bad_cells': 'Cells with faults of syntax are looked at, too.',
    'skip_celltags': 'Cells with these tags are left out.',
    'md': 'Works on Markdown files.',
    'shell': 'The program is no Python module.',
}
keys = {}
for name, default in get_default_config().items():
    if isinstance(default, bool):
        kind = {'type': 'boolean'}
    elif default == [] or isinstance(default, (list, tuple)):
        kind = {'type': ['strings', 'string']}
    else:
        kind = {'type': 'string', 'language': 'regex'}
    keys[name] = {'type': 'table', 'docs': DOCS[name], 'rest': {**kind, 'keyTitle': 'program', 'docs': 'For this program.'}}
write_tool('nbqa', {'nbqa': {'keys': keys}})
