# requires: typos==1.52.0
"""typos: its settings as it dumps them; what a key takes it says when it is given something else."""
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib

from common import write_tool

TYPOS = os.path.join(os.path.dirname(sys.executable), 'typos')


def ask(text):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'pyproject.toml'), 'w', encoding='utf-8') as file:
            file.write(text)
        return subprocess.run([TYPOS, '--dump-config', '-', '.'], cwd=folder, capture_output=True, text=True)


dump = tomllib.loads(ask('').stdout)
DOCS = {
    'files': 'Which files to check.', 'default': 'How files are checked that no type says otherwise for.', 'type': 'How files of one type are checked; the name is your own or one of the built-in types.',
    'extend-exclude': 'Patterns of files to leave out, as in .gitignore.', 'ignore-hidden': 'Leave hidden files out.',
    'ignore-files': 'Heed files that say what to ignore; the other switches only matter with it.', 'ignore-dot': 'Heed .ignore files.',
    'ignore-vcs': 'Heed .gitignore files.', 'ignore-global': 'Heed the user\'s own list of ignored files.', 'ignore-parent': 'Heed such files in folders above.',
    'binary': 'Check binary files too.', 'check-filename': 'Check the names of files.', 'check-file': 'Check what is in files.', 'unicode': 'Words may hold letters outside ASCII.',
    'ignore-hex': 'Leave hexadecimal numbers alone.', 'identifier-leading-digits': 'Names may begin with a digit.', 'locale': 'The English that is right; `en` takes every one.',
    'extend-ignore-identifiers-re': 'Names that match are left alone.', 'extend-ignore-words-re': 'Words that match are left alone.', 'extend-ignore-re': 'Text that matches is left alone.',
    'extend-identifiers': 'Names and what is right for them; the name itself where it is right as it is.', 'extend-words': 'Words, in lower case, and what is right for them; the word itself where it is right as it is.',
    'extend-glob': 'Further patterns of files of this type.',
}


def key(name, value):
    entry = {}
    if isinstance(value, bool):
        entry = {'type': 'boolean', 'default': value}
    elif isinstance(value, str):
        said = ask(f'[tool.typos.default]\n{name} = "no-such-value"\n').stderr
        values = re.findall(r'`([\w-]+)`', said.split('expected one of', 1)[1]) if 'expected one of' in said else []
        entry = {'type': 'string', 'values': values, 'default': value}
    elif isinstance(value, list):
        entry = {'type': 'strings', **({'language': 'regex'} if name.endswith('-re') else {'language': 'glob'})}
    else:
        entry = {'type': 'table', 'rest': {'type': 'string', 'keyTitle': 'word', 'docs': 'What is right instead.'}}
    return {**entry, 'docs': DOCS[name]}


default = {n: key(n, v) for n, v in dump['default'].items()}
a_type = {**default, 'extend-glob': key('extend-glob', [])}
types = [line.split(':')[0] for line in subprocess.run([TYPOS, '--type-list', '.'], capture_output=True, text=True).stdout.splitlines()]
default['extend-words']['common'] = 0.8
write_tool('typos', {'typos': {'keys': {
    'files': {'type': 'table', 'docs': DOCS['files'], 'keys': {n: key(n, v) for n, v in dump['files'].items()}},
    'default': {'type': 'table', 'docs': DOCS['default'], 'keys': default},
    'type': {'type': 'table', 'docs': DOCS['type'], 'rest': {'type': 'table', 'keyTitle': 'type of file', 'docs': 'How files of this type are checked.', 'keys': a_type}},
}}})
