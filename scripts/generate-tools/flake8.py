# requires: flake8==7.5.0 Flake8-pyproject==1.2.4
"""Flake8 with the plug-in that reads pyproject.toml: the options of its configuration, and the codes that come with it."""
import inspect
import re

from common import short, write_codes, write_tool

import pycodestyle
import pyflakes.messages
from flake8.main.options import register_default_options
from flake8.options.manager import OptionManager
from flake8.plugins.pyflakes import FLAKE8_PYFLAKES_CODES, FlakesChecker

manager = OptionManager(version='1', plugin_versions='', parents=[], formatter_names=['default', 'pylint'])
register_default_options(manager)
FlakesChecker.add_options(manager)

CODES = {'language': 'rule-code'}
DOCS = {
    'select': 'The codes that are reported, as the beginnings of codes; usually not needed.',
    'extend-select': 'Codes that are reported beside the usual ones.',
    'ignore': 'The codes that are not reported; it replaces the usual list.',
    'extend-ignore': 'Codes that are not reported, beside the usual ones.',
    'per-file-ignores': 'Codes that are not reported in some files: `tests/*:S101,E501`.',
    'max-line-length': 'The longest line that is not reported.',
    'max-doc-length': 'The longest line of a comment or docstring that is not reported.',
    'max-complexity': 'How many ways through a function there may be; none is counted without it.',
    'exclude': 'Files and folders to leave out; it replaces the usual list.',
    'extend-exclude': 'Further files and folders to leave out.',
    'filename': 'The files that are checked.',
    'builtins': 'Further names that count as built in.',
    'format': 'How findings are written: `default`, `pylint`, or a text with `%(code)s`, `%(path)s`, `%(row)d`, `%(text)s`.',
    'count': 'Shows how many findings there are.', 'statistics': 'Counts the findings of each code.',
    'hang-closing': 'Closing brackets stand at the indentation of the line inside.',
    'disable-noqa': 'Reports lines with `# noqa` too.', 'doctests': 'Checks the syntax of doctests too.',
    'jobs': 'How many processes check files: a number, or `auto`.', 'quiet': 'Shows the names of files only; twice: nothing.',
    'show-source': 'Shows the line of each finding.', 'tee': 'Writes to the output file and to the terminal.',
    'indent-size': 'How many blanks are one step of indentation.',
}
FACTS = {
    'select': {**CODES, 'example': '["E", "F"]'}, 'extend-select': {**CODES, 'example': '["B950"]'},
    'ignore': {**CODES, 'example': '["E203"]'}, 'extend-ignore': {**CODES, 'example': '["E203"]', 'common': 0.6},
    'per-file-ignores': {'example': '["tests/*:E501"]', 'common': 0.5},
    'max-line-length': {'common': 0.8, 'example': '88'},
    'exclude': {'language': 'glob'}, 'extend-exclude': {'language': 'glob', 'example': '["build"]'}, 'filename': {'language': 'glob'},
}
keys = {}
for name, option in manager.config_options_dict.items():
    name = name.replace('_', '-')
    more = option.option_kwargs
    default = more.get('default')
    if option.comma_separated_list or name == 'per-file-ignores':
        shape = {'type': ['strings', 'string']}
    elif more.get('type') is int:
        shape = {'type': 'integer', **({'default': default} if isinstance(default, int) else {})}
    elif more.get('action') in ('store_true', 'count'):
        shape = {'type': 'boolean'} if more['action'] == 'store_true' else {'type': ['integer', 'boolean']}
    elif name == 'jobs':
        shape = {'type': ['integer', 'string'], 'default': 'auto'}
    else:
        shape = {'type': 'string'}
    keys[name] = {**shape, 'docs': DOCS.get(name) or short(more.get('help')), **FACTS.get(name, {})}
# mccabe comes with Flake8 and adds its option as a plug-in does.
keys['max-complexity'] = {'type': 'integer', 'docs': DOCS['max-complexity'], 'example': '10', 'common': 0.4}
missing = set(DOCS) - set(keys)
if missing:
    raise SystemExit(f'Flake8 does not know {sorted(missing)}')
write_tool('flake8', {'flake8': {'open': True, 'sameSeparators': True, 'keys': dict(sorted(keys.items()))}})

GROUPS = {'E': 'pycodestyle: error', 'W': 'pycodestyle: warning', 'F': 'Pyflakes', 'C': 'mccabe'}
# Texts that pycodestyle puts together as it runs.
found = {
    'E111': 'Indentation is no multiple of the usual one', 'E112': 'An indented block is missing', 'E113': 'Indentation without a reason',
    'E114': 'Indentation of a comment is no multiple of the usual one', 'E115': 'A comment is not indented as the block that is expected',
    'E116': 'Indentation of a comment without a reason', 'E121': 'A continued line is indented by no multiple of four',
    'E122': 'A continued line is not indented', 'E123': 'A closing bracket does not stand below its line',
    'E124': 'A closing bracket does not stand below its opening', 'E125': 'A continued line looks like the block that follows',
    'E126': 'A continued line is indented too far', 'E127': 'A continued line is indented further than its bracket',
    'E128': 'A continued line is indented less than its bracket', 'E129': 'A line below a bracket looks like the block that follows',
    'E131': 'A continued line is indented unlike the others', 'E201': 'Blanks behind an opening bracket',
    'E202': 'Blanks before a closing bracket', 'E203': 'Blanks before `,`, `;` or `:`', 'E211': 'Blanks before an opening bracket',
    'E226': 'No blanks around an arithmetic operator', 'E227': 'No blanks around a bitwise or shift operator',
    'E228': 'No blanks around a modulo operator', 'E231': 'No blank behind `,`, `;` or `:`', 'E241': 'Several blanks behind `,`',
    'E242': 'A tab behind `,`', 'E262': 'A comment behind code begins with `# `', 'E265': 'A comment begins with `# `',
    'E266': 'Too many `#` before a comment', 'E301': 'A blank line is missing', 'E302': 'Two blank lines are missing',
    'E305': 'Two blank lines are missing behind a class or function', 'E306': 'A blank line is missing before a nested definition',
    'E711': 'A comparison with `None` that is not `is None`', 'E712': 'A comparison with `True` or `False`',
}
source = inspect.getsource(pycodestyle)
for code, text in re.findall(r'["\']([EW]\d{3}) ([^"\'\n]+)', source):
    found.setdefault(code, text.split('%')[0].rstrip(' \'"(').rstrip(','))
for kind in pycodestyle._checks.values():
    for codes, _ in kind.values():
        for code in codes:
            if re.fullmatch(r'[EW]\d{3}', code):
                found.setdefault(code, 'Style of the code')
codes = [{'code': code, 'summary': short(text), 'group': code[0], 'category': GROUPS[code[0]]} for code, text in found.items()]
for name, code in FLAKE8_PYFLAKES_CODES.items():
    message = getattr(pyflakes.messages, name).message
    message = re.sub(r"'?%(?:\(\w+\))?[rsd]'?|'\.\.\.'%(?:\(\w+\))?[rsd]", '…', message)
    slug = re.sub(r'(?<=[a-z])(?=[A-Z])', '-', name).lower()
    codes.append({'code': code, 'name': slug, 'summary': short(message), 'group': 'F', 'category': GROUPS['F']})
codes.append({'code': 'C901', 'name': 'too-complex', 'summary': 'There are more ways through a function than `max-complexity`.', 'group': 'C', 'category': GROUPS['C']})
write_codes('flake8', sorted(codes, key=lambda one: one['code']), match='prefix',
            groups=[{'code': code, 'name': name} for code, name in GROUPS.items()])
