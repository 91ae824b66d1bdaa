# requires: djlint==1.49.9
"""Makes server/data/tools/djlint.json from the options of djLint, of which it reads those that its source asks the table for."""

import pathlib
import re

import djlint
from common_click import key_of_option
from common import write_tool
from djlint import main

source = pathlib.Path(djlint.__file__).with_name('settings.py').read_text(encoding='utf-8')
read = set(re.findall(r'djlint_settings\.get\(\s*"([\w-]+)"', source)) | set(re.findall(r'setting_int\(\s*"(\w+)"', source))
options = {option.name: option for option in main.params}
OWN = {
    'files': {'type': 'strings', 'language': 'path', 'docs': 'The files to look at where the command line names none.'},
    'per-file-ignores': {'type': 'table', 'docs': 'Codes that do not count in some files.', 'rest': {'type': 'string', 'keyTitle': 'pattern', 'docs': 'The codes, with commas.'}},
    'js': {'type': 'table', 'open': True, 'docs': 'Settings of the formatter for scripts.'},
    'css': {'type': 'table', 'open': True, 'docs': 'Settings of the formatter for styles.'},
    'linter_output_format': {'type': 'string', 'docs': 'The form of each message, of {filename}, {line}, {code}, {message} and {match}.'},
}
PROFILES = ['html', 'django', 'jinja', 'nunjucks', 'handlebars', 'liquid', 'golang', 'angular', 'tera', 'askama', 'mako', 'all']
LISTS = {'exclude', 'extend_exclude', 'ignore', 'include', 'custom_blocks', 'custom_html', 'ignore_blocks', 'blank_line_after_tag', 'blank_line_before_tag'}
keys = {}
for name in sorted(read):
    if name in OWN:
        keys[name] = OWN[name]
        continue
    if name not in options:
        raise SystemExit(f'{name} is read and is no option')
    key = key_of_option(options[name])
    key.pop('default', None)
    if name in LISTS:
        key['type'] = ['string', 'strings']
    if key.get('type') == 'boolean' and name == 'require_pragma':
        key['type'] = ['boolean', 'string']
    if name == 'profile':
        key = {**key, 'values': PROFILES, 'open': True, 'docs': 'The language of the templates.'}
    keys[name] = key
write_tool('djlint', {'djlint': {'keys': keys}})
