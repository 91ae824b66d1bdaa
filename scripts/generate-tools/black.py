# requires: black==26.10.1
"""Black: the options of its command, which the table gives new defaults; what it checks beside them is in its reader."""
import click
from black import main

from common import CLICK_BOOLEAN, boolean_or_word, integer_or_text, table_of, write_tool

# `src` and `config` end the reading of a file in a circle; `help` stops it.
LEFT_OUT = {'help', 'version', 'src', 'config', 'stdin_filename', 'code'}
keys = {}
for option in main.params:
    if option.name in LEFT_OUT:
        continue
    name = option.name.replace('_', '-')
    facts = {}
    if isinstance(option.default, (int, str, bool)) and 'UNSET' not in str(option.default):
        facts['default'] = option.default
    if option.is_flag:
        keys[name] = boolean_or_word(CLICK_BOOLEAN, default=False)
    elif isinstance(option.type, click.Choice):
        keys[name] = {'type': 'strings', 'values': list(option.type.choices)}
    elif option.multiple:
        keys[name] = {'type': 'strings'}
    elif isinstance(option.type, click.IntRange):
        keys[name] = integer_or_text(min=option.type.min, **facts)
    elif option.type is click.INT:
        keys[name] = integer_or_text(**facts)
    else:
        keys[name] = {'type': 'string', **facts}
for name in ('exclude', 'extend-exclude', 'force-exclude', 'include'):
    keys[name]['language'] = 'regex'
keys['line-length']['common'] = 0.9
keys['target-version']['common'] = 0.6
keys['extend-exclude']['common'] = 0.3
# Black 21.12b0 took it, 22.1.0 does not.
keys['target-version']['values'] += [{'value': 'py27', 'removed': 'Black 22.1.0 and later format no code of Python 2.'}]
# A version as a number is read as its text.
keys['required-version'] = {'anyOf': [{'type': 'string'}, {'type': 'number'}], 'title': 'version'}
keys['line-ranges']['removed'] = {'message': 'Black takes it on the command line only, and refuses the file.'}
write_tool('black', {'black': table_of(keys, {
    'line-length': 'How many characters a line may have.',
    'target-version': 'The Pythons that the code must run on; without it Black infers them from requires-python.',
    'include': 'Files to format: a regular expression on the path.',
    'exclude': 'Files and folders to leave out, as a regular expression; it replaces the usual list.',
    'extend-exclude': 'Further files and folders to leave out, as a regular expression.',
    'force-exclude': 'As `extend-exclude`, also for files named on the command line.',
    'skip-string-normalization': 'Leave quotes and prefixes of strings as they are.',
    'skip-magic-trailing-comma': 'A trailing comma does not keep a list on several lines.',
    'preview': 'The style of next year, as far as it is ready.',
    'unstable': 'All of the preview style, also what is known to have faults.',
    'enable-unstable-feature': 'Single features of the unstable style; needs `preview`.',
    'required-version': 'Stop unless this is the version of Black: `26` or `26.10.1`.',
    'workers': 'How many processes format at once.',
    'fast': 'Skip the check that the code means the same as before.',
    'skip-source-first-line': 'Leave the first line of each file alone.',
    'pyi': 'Format every file as a stub.',
    'ipynb': 'Format every file as a notebook.',
    'python-cell-magics': 'Further cell magics whose cells hold Python.',
    'check': 'Write nothing; only tell whether something would change.',
    'diff': 'Write nothing; print what would change.',
    'color': 'Colour the printed changes.',
    'line-ranges': 'Format these lines only; of use on the command line, for one file.',
    'quiet': 'Say nothing but errors.',
    'verbose': 'Also tell of files that stay as they are.',
    'no-cache': 'Read and write no cache.',
    'cache-dir': 'The folder of the cache.',
}, sameSeparators=True)})
