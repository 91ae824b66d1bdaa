# requires: codespell==2.4.3
"""codespell: the options of its parser, to which the table is turned before it is read."""
import argparse
from codespell_lib import _codespell

from common import integer_or_text, short, table_of, write_tool

taken = []
original = argparse.ArgumentParser.parse_args
argparse.ArgumentParser.parse_args = lambda self, *args, **kwargs: (taken.append(self), original(self, *args, **kwargs))[1]
_codespell.parse_options([])
keys = {}
for action in taken[0]._actions:
    # `files` and `config` belong to the command line; `version` and `help` end it.
    if not action.option_strings or action.dest in ('help', 'version', 'config', 'toml'):
        continue
    for option in action.option_strings:
        if not option.startswith('--'):
            continue
        entry = {'docs': short(action.help)}
        if isinstance(action, (argparse._StoreTrueAction, argparse._StoreFalseAction)):
            entry = {'anyOf': [{'type': 'boolean'}, {'type': 'string', 'patterns': ['^$']}], 'title': 'boolean', 'default': False, **entry}
        elif isinstance(action, argparse._CountAction):
            entry = {'type': 'boolean', **entry}
        elif action.type is int:
            entry = {**integer_or_text(), **entry}
            if action.dest == 'quiet_level':
                entry['default'] = action.default
        elif action.choices:
            entry = {'type': 'string', 'values': list(action.choices), **entry}
        else:
            # An empty array would leave the option without its value.
            entry = {'anyOf': [{'type': 'string'}, {'type': 'array', 'items': {'type': 'string'}, 'minItems': 1}], **entry}
        keys[option[2:]] = entry
for name in ('skip', 'exclude-file', 'ignore-words', 'dictionary'):
    keys[name]['anyOf'][0]['language'] = 'path' if name != 'skip' else 'glob'
for name in ('ignore-regex', 'word-regex', 'uri-regex'):
    if name in keys and name.endswith('regex'):
        keys[name] = {'type': 'string', 'language': 'regex', 'docs': keys[name]['docs']}
keys['skip']['common'] = 0.7
keys['ignore-words-list']['common'] = 0.7
write_tool('codespell', {'codespell': table_of(keys, {
    'skip': 'Files and folders to leave out, as patterns with commas between them or as an array.',
    'ignore-words-list': 'Words that are right, with commas between them or as an array.',
    'ignore-words': 'A file with words that are right, one a line.',
    'ignore-regex': 'Text that matches is not checked.',
    'exclude-file': 'A file with lines that are left alone wherever they stand.',
    'write-changes': 'Mend the files.',
    'builtin': 'The lists of misspellings to use: `clear`, `rare`, `code`, `names`, `en-GB_to_en-US` and more.',
    'check-filenames': 'Look at the names of files too.',
    'check-hidden': 'Look at hidden files too.',
    'quiet-level': 'What not to tell, as a sum of 1, 2, 4, 8, 16 and 32.',
    'uri-ignore-words-list': 'Words that are right inside addresses; `*` for all.',
})})
