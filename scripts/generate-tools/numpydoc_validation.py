# requires: numpydoc==1.11.0
"""Makes server/data/tools/numpydoc_validation.json from the reader of the hook of numpydoc and its list of checks."""

import inspect
import re

from common import write_tool
from numpydoc import validate
from numpydoc.hooks.validate_docstrings import parse_config

read = set(re.findall(r'config\.get\("(\w+)"', inspect.getsource(parse_config)))
codes = sorted(validate.ERROR_MSGS)
DOCS = {
    'checks': ({'type': 'strings', 'values': ['all', *codes]}, 'Checks to run; with "all" the others are those to leave out.'),
    'exclude': ({'type': ['strings', 'string'], 'language': 'regex'}, 'Objects that are not checked, as regular expressions.'),
    'exclude_files': ({'type': ['strings', 'string'], 'language': 'regex'}, 'Files that are not checked, as regular expressions.'),
}
if read != set(DOCS):
    raise SystemExit(f'read: {sorted(read)}')
keys = {name: {**shape, 'docs': docs} for name, (shape, docs) in DOCS.items()}
write_tool(
    'numpydoc_validation',
    {'numpydoc_validation': {
        'keys': keys,
        'patterns': {
            f'^override_({"|".join(codes)}|{"|".join(code.lower() for code in codes)})$': {
                'type': 'strings', 'language': 'regex', 'docs': 'Docstrings that match one of these need not pass the check.', 'keyTitle': 'check',
            },
        },
    }},
    'numpydoc',
)  # fmt: skip
