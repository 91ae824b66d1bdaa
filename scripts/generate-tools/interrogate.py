# requires: interrogate==1.7.0
"""interrogate: the options of its command, whose defaults the table replaces."""
import click
from interrogate import cli

from common import CLICK_BOOLEAN, boolean_or_word, short, table_of, write_tool

LEFT_OUT = {'paths', 'config', 'help', 'version'}
keys = {}
for option in cli.main.params:
    if option.name in LEFT_OUT:
        continue
    facts = {}
    if option.default is not None and not callable(option.default) and str(option.default) != 'Sentinel.UNSET':
        facts['default'] = list(option.default) if isinstance(option.default, tuple) else option.default
    kind = option.type
    if isinstance(kind, click.Choice):
        keys[option.name] = {'type': 'strings' if option.multiple else 'string', 'values': list(kind.choices), **facts}
    elif option.name == 'verbose':
        keys[option.name] = {'type': 'integer', **facts}
    elif kind is click.BOOL or getattr(option, 'is_flag', False):
        keys[option.name] = boolean_or_word(CLICK_BOOLEAN, numbers=False, **facts)
    elif option.multiple:
        keys[option.name] = {'type': 'strings', **facts}
    elif option.name == 'fail_under':
        keys[option.name] = {'anyOf': [{'type': 'number'}, {'type': 'string', 'patterns': [r'^\s*-?\d+(\.\d+)?\s*$']}], 'title': 'number', **facts}
    else:
        keys[option.name] = {'type': 'string', **facts}
    keys[option.name]['docs'] = short(option.help)

keys['exclude'].update({'language': 'path', 'common': 0.6})
keys['fail_under'].update({'example': '95', 'common': 0.8})
keys['ignore_regex']['language'] = 'regex'
keys['whitelist_regex']['language'] = 'regex'
keys['ignore_regex'] = {**keys['ignore_regex'], 'type': ['strings', 'string']}
for name in ('output', 'generate_badge'):
    keys[name]['language'] = 'path'

write_tool('interrogate', {'interrogate': table_of(keys, {
    'fail_under': 'The share of documented code, in per cent, below which the run fails.',
    'exclude': 'Files and folders to leave out.',
    'verbose': '0 prints the total alone, 1 a line a file, 2 every function and class.',
    'ignore_magic': 'Leave out magic methods; `__init__` has a switch of its own.',
    'ignore_private': 'Leave out names that begin with two underscores, magic methods not meant.',
    'ignore_regex': 'Leave out functions and classes whose name matches.',
    'whitelist_regex': 'Look only at functions and classes whose name matches.',
    'style': 'What counts as documented: `google` takes a docstring of the class for its `__init__`.',
    'generate_badge': 'Where to write a badge of the result.',
    'badge_format': 'The format of the badge; PNG needs the extra `interrogate[png]`.',
    'badge_style': 'The look of the badge.',
    'ext': 'Further file name endings to look at: `pyi`.',
}, sameSeparators=True)})
