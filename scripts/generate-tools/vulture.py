# requires: vulture==2.16
"""Vulture: the defaults of its reader, whose types it compares."""
from vulture.config import DEFAULTS

from common import table_of, write_tool

TYPES = {int: 'integer', list: 'strings', bool: 'boolean'}
keys = {name: {'type': TYPES[type(value)], 'default': value} for name, value in DEFAULTS.items() if name != 'config'}
keys['min_confidence'].update({'min': 0, 'max': 100, 'example': '80', 'common': 0.6})
keys['paths'].update({'language': 'path', 'common': 0.7})
keys['exclude'].update({'language': 'glob', 'common': 0.4})
# The reader takes any key that the table of defaults has, and this one does nothing from a file.
keys['config'] = {'type': 'string', 'default': DEFAULTS['config'], 'common': 0}

write_tool('vulture', {'vulture': table_of(keys, {
    'paths': 'Files and folders to search. Without it they must stand on the command line.',
    'min_confidence': 'Report only what is at least so certainly unused, in per cent: 100 for unreachable code and unused '
    'arguments, 90 for imports, 60 for functions, classes, attributes and variables.',
    'exclude': 'Patterns of absolute paths to leave out; one without `*` matches anywhere in the path.',
    'ignore_decorators': 'Functions and classes with these decorators count as used: `@app.route`, `@*_fixture`.',
    'ignore_names': 'Names that count as used, with `*` and `?`: `visit_*`.',
    'make_whitelist': 'Print the findings as a module that, checked along, makes them count as used.',
    'sort_by_size': 'Largest unused functions and classes first.',
    'verbose': 'Tell which files are read and what is found in them.',
    'config': 'The file to read settings from; it has a use on the command line only.',
})})
