# requires: refurb==2.3.1
"""Makes server/data/tools/refurb.json from what refurb's reader takes out of its table."""

import inspect
import re

from common import write_tool
from refurb import settings

source = inspect.getsource(settings.parse_config_file)
read = {name: kind for kind, name in re.findall(r'pop_(list|bool|str)\(config, "(\w+)"', source)} | {'amend': 'amend'}
CODE = r'^(#.+|([A-Z]{3,4})?\d{3})$'
FACTS = {
    'enable': ({'type': 'strings', 'patterns': [CODE], 'example': '["FURB100"]'}, 'Checks that run besides the usual ones, as code or `#category`.'),
    'disable': ({'type': 'strings', 'patterns': [CODE], 'example': '["FURB100"]'}, 'Checks that do not run, as code or `#category`.'),
    'ignore': ({'type': 'strings', 'patterns': [CODE], 'example': '["FURB100"]'}, 'Checks whose findings are not shown, as code or `#category`.'),
    'enable_all': ({'type': 'boolean'}, 'Runs every check.'),
    'disable_all': ({'type': 'boolean'}, 'Runs only the checks of `enable`.'),
    'quiet': ({'type': 'boolean'}, 'Leaves out the hint at the end.'),
    'color': ({'type': 'boolean', 'default': True}, 'Coloured output.'),
    'load': ({'type': 'strings'}, 'Modules with checks of your own.'),
    'mypy_args': ({'type': 'strings'}, 'Options of mypy.'),
    'python_version': ({'type': 'string', 'patterns': [r'^\d+\.\d+$'], 'example': '"3.12"'}, 'The Python that the code is for.'),
    'format': ({'type': 'string', 'values': ['text', 'github']}, 'The form of the output.'),
    'sort_by': ({'type': 'string', 'values': ['filename', 'error']}, 'The order of the findings.'),
    'amend': (
        {'type': 'array', 'items': {'type': 'table', 'keys': {
            'path': {'type': 'string', 'language': 'path', 'required': True, 'docs': 'A file or folder.'},
            'ignore': {'type': 'strings', 'patterns': [CODE], 'example': '["FURB100"]', 'required': True, 'docs': 'Checks whose findings are not shown there.'},
        }}},
        'Checks that do not count in some paths.',
    ),
}  # fmt: skip
if set(read) != set(FACTS):
    raise SystemExit(f'read: {sorted(read)}')
write_tool('refurb', {'refurb': {'keys': {name: {**FACTS[name][0], 'docs': FACTS[name][1]} for name in sorted(FACTS)}}})
