# requires: autoflake==2.4.0
"""autoflake: the options of its parser; which of them its reader wants as booleans it says itself."""
import argparse
import ast
import inspect
import autoflake

from common import boolean_or_word, short, table_of, words, write_tool

taken = []


def stop(self, *args, **kwargs):
    taken.append(self)
    raise SystemExit


argparse.ArgumentParser.parse_args = stop
argparse.ArgumentParser.parse_known_args = stop
try:
    autoflake._main(['autoflake', 'x.py'], None, None)
except SystemExit:
    pass
tree = ast.parse(inspect.getsource(autoflake.merge_configuration_file))
flags = next(ast.literal_eval(n.value) for n in ast.walk(tree) if isinstance(n, ast.Assign) and getattr(n.targets[0], 'id', '') == 'BOOL_FLAGS')
WORD = words('1', 'yes', 'true', 'on', '0', 'no', 'false', 'off')
keys = {}
for action in taken[0]._actions:
    if not action.option_strings or action.dest in ('help', 'version', 'config_file', 'jobs', 'verbosity'):
        continue
    name = action.dest.replace('_', '-')
    keys[name] = boolean_or_word(WORD, numbers=False, default=False) if action.dest in flags else {'type': ['strings', 'string']}
    keys[name]['docs'] = short(action.help)
for flag in flags:
    keys.setdefault(flag.replace('_', '-'), {**boolean_or_word(WORD, numbers=False), 'docs': 'As the option of the command line.'})
keys['exclude']['language'] = 'glob'
write_tool('autoflake', {'autoflake': table_of(keys, {
    'in-place': 'Write the files instead of printing what would change.',
    'recursive': 'Go into folders.',
    'check': 'Write nothing; fail when something would change.',
    'check-diff': 'As `check`, and print what would change.',
    'imports': 'Modules whose unused imports are removed besides those of the standard library.',
    'exclude': 'Patterns of files and folders to leave out.',
    'remove-all-unused-imports': 'Remove unused imports of every module, not of the standard library alone.',
    'remove-unused-variables': 'Remove variables that nothing reads.',
    'remove-duplicate-keys': 'Remove keys that stand twice in a dictionary.',
    'expand-star-imports': 'Replace `*` by the names in use.',
    'ignore-init-module-imports': 'Keep unused imports in `__init__.py`.',
}, sameSeparators=True)})
