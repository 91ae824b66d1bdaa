# requires: pydoclint==0.12.0
"""Makes server/data/tools/pydoclint.json from the options of pydoclint."""

import re

from common_click import key_of_option
from common import short, write_tool
from pydoclint.main import main

SKIP = {'config', 'help', 'version', 'paths', 'src'}
VALUES = {'style': ['numpy', 'google', 'sphinx'], 'native_mode_noqa_location': ['definition', 'docstring']}
LANGUAGES = {'exclude': 'regex', 'baseline': 'path'}

keys = {}
for option in main.params:
    name = option.name
    if name in SKIP or not option.opts[0].startswith('-'):
        continue
    # The table takes the name with hyphens or with underscores.
    long = next(one for one in option.opts if one.startswith('--'))[2:]
    help_ = option.help or ''
    key = key_of_option(option)
    if name in VALUES:
        key = {'type': 'string', 'values': VALUES[name], **({'default': option.default} if option.default else {})}
    if name in LANGUAGES:
        key['language'] = LANGUAGES[name]
    key['docs'] = short(re.sub(r'^If (True|False), ', lambda m: '' if m[1] == 'True' else 'Without it, ', help_))
    gone = re.search(r'\((Removed|Deprecated)\) Please use --([a-z-]+)', re.sub(r'-\s+', '-', help_))
    if gone:
        key = {'type': 'any', gone[1].lower(): {'message': f'The key is `{gone[2]}` now.', **({'successor': gone[2]} if gone[1] == 'Deprecated' else {})}, 'docs': ''}
    keys[long] = key
write_tool('pydoclint', {'pydoclint': {'sameSeparators': True, 'keys': dict(sorted(keys.items()))}})
