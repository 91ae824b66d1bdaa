# requires: ruff==0.17.5
"""Ruff: defaults and successors of its settings from `ruff config`, its rules from `ruff rule --all`, redirects by asking."""
import json
import os
import re
import subprocess
import sys

from common import ROOT, short, write_codes, write_tool

RUFF = os.path.join(os.path.dirname(sys.executable), 'ruff')
SELECTORS = ['select', 'ignore', 'extend-select', 'extend-ignore', 'fixable', 'extend-fixable', 'unfixable']
SELECTORS += ['extend-unfixable', 'extend-safe-fixes', 'extend-unsafe-fixes']


def ask(*args):
    return subprocess.run([RUFF, *args], capture_output=True, text=True, cwd='/')


def settings():
    options = json.loads(ask('config', '--output-format', 'json').stdout)
    tables = {}
    for path, option in options.items():
        *above, name = path.split('.')
        entry = {}
        default = option.get('default')
        if default not in (None, 'null') and not default.startswith('See '):
            entry['defaultToml'] = default
        if re.fullmatch(r'[a-z-]+', entry.get('defaultToml', '')) and entry['defaultToml'] not in ('true', 'false'):
            entry['defaultToml'] = json.dumps(default)
        ended = option.get('deprecated')
        if ended:
            entry['deprecated'] = {**({'since': ended['since']} if ended['since'] else {}), 'message': ended_words(path)}
            if path in SUCCESSORS:
                entry['deprecated']['successor'] = SUCCESSORS[path]
        if path in PATHS:
            entry['items' if option['value_type'].startswith('list') else 'language'] = (
                {'language': PATHS[path]} if option['value_type'].startswith('list') else PATHS[path]
            )
        if entry:
            tables.setdefault('.'.join(above), {})[name] = entry
    keys = tables.pop('', {})
    for path in sorted(tables):
        here = keys
        for step in path.split('.'):
            here = here.setdefault(step, {}).setdefault('keys', {})
        here.update(tables[path])
    # Two tables whose keys are settings of the project: the schema has no default for them.
    lint = keys['lint']['keys']
    for name in SELECTORS:
        lint.setdefault(name, {})['items'] = {'type': 'string', 'language': 'rule-code'}
        keys.setdefault(name, {})['items'] = {'type': 'string', 'language': 'rule-code'}
    for name in ('per-file-ignores', 'extend-per-file-ignores'):
        rest = {
            'keyTitle': 'glob', 'keyLanguage': 'glob', 'type': 'strings', 'language': 'rule-code',
            'title': 'rules to ignore there', 'docs': 'Rules that these files may break.',
        }
        lint.setdefault(name, {}).update({'type': 'table', 'rest': rest})
        keys.setdefault(name, {}).update({'type': 'table', 'rest': rest})
        for one in (lint, keys):
            one[name].pop('defaultToml', None)
    # What the schema calls deprecated and the linter's table has too is what Ruff 0.2.0 moved there.
    with open(os.path.join(ROOT, '.cache', 'data', 'schemas', 'ruff.schema.json'), encoding='utf-8') as file:
        schema = json.load(file)
    below = schema['definitions']['LintOptions']['properties']
    for name, entry in schema['properties'].items():
        if entry.get('deprecated') and name in below:
            keys.setdefault(name, {})['deprecated'] = {
                'since': '0.2.0', 'message': 'It belongs in `[tool.ruff.lint]`.', 'successor': f'lint.{name}',
                'reportedBy': 'ruff/moved-to-lint',
            }
    for name, common in COMMON.items():
        (lint if name in lint else keys)[name]['common'] = common
    write_tool('ruff', {'ruff': {'keys': keys}})


def ended_words(path):
    if path in SUCCESSORS:
        return f'It is called `{SUCCESSORS[path]}` now.'
    return 'It does nothing that the rules do not do themselves by now.'


SUCCESSORS = {
    'lint.extend-ignore': 'lint.ignore',
    'lint.flake8-builtins.builtins-allowed-modules': 'lint.flake8-builtins.allowed-modules',
    'lint.flake8-builtins.builtins-ignorelist': 'lint.flake8-builtins.ignorelist',
    'lint.flake8-builtins.builtins-strict-checking': 'lint.flake8-builtins.strict-checking',
    'lint.ruff.allowed-markup-calls': 'lint.flake8-bandit.allowed-markup-calls',
    'lint.ruff.extend-markup-names': 'lint.flake8-bandit.extend-markup-names',
}
PATHS = {
    'cache-dir': 'path', 'extend': 'path', 'src': 'path', 'namespace-packages': 'path',
    'exclude': 'glob', 'extend-exclude': 'glob', 'include': 'glob', 'extend-include': 'glob',
    'dummy-variable-rgx': 'regex', 'lint.dummy-variable-rgx': 'regex', 'lint.flake8-copyright.notice-rgx': 'regex',
    'lint.exclude': 'glob', 'format.exclude': 'glob', 'analyze.exclude': 'glob',
}
COMMON = {'line-length': 0.8, 'target-version': 0.5, 'exclude': 0.3, 'select': 0.75, 'ignore': 0.6, 'per-file-ignores': 0.5,
          'extend-select': 0.2, 'isort': 0.3, 'pydocstyle': 0.2}


def rules():
    linters = json.loads(ask('linter', '--output-format', 'json').stdout)
    groups = []
    for linter in linters:
        parts = linter.get('categories') or []
        if linter['prefix']:
            groups.append({'code': linter['prefix'], 'name': linter['name']})
        for part in parts:
            groups.append({'code': linter['prefix'] + part['prefix'], 'name': f"{linter['name']}: {part['name'].lower()}"})
    letters = sorted((linter['prefix'] for linter in linters if linter['prefix']), key=len, reverse=True)
    found = json.loads(ask('rule', '--all', '--output-format', 'json').stdout)
    codes, nameless = [], []
    for rule in found:
        code = rule['code']
        if code is None:
            nameless.append(rule)
            continue
        group = next((p for p in letters if code.startswith(p)), code[0])
        ((status, when),) = rule['status'].items()
        version = when['since'].removeprefix('v')
        entry = {'code': code, 'name': rule['name'], 'summary': short(without_holes(rule['summary']), 16), 'group': group,
                 'category': rule['category']}
        if rule['fix_availability'] != 'None':
            entry['fix'] = rule['fix_availability'].lower()
        if status == 'Preview':
            entry['preview'] = True
        if status in ('Deprecated', 'Removed'):
            entry[status.lower()] = version
        else:
            entry['since'] = version
        codes.append(entry)
    for rule in nameless:
        # Rules that have only a name are selected by it.
        codes.append({'code': rule['name'], 'name': rule['name'], 'summary': short(without_holes(rule['summary']), 16),
                      'category': rule['category'], 'preview': True,
                      **({'fix': rule['fix_availability'].lower()} if rule['fix_availability'] != 'None' else {})})
    write_codes('ruff', codes, match='prefix', groups=groups, all=['ALL'], unions=unions(codes), redirects=redirects(codes))


def without_holes(text):
    return re.sub(r'\s*`?\{[^}]*\}`?', lambda m: ' …' if m.group(0).strip() else '', text).replace('" …"', '…').strip()


def unions(codes):
    """Letters that stand for several groups: `C` for C4 and C90."""
    found = {}
    for letter in 'ABCDEFGHIJKLMNOPQRSTUVWXYZ':
        starts = sorted({c['group'] for c in codes if c.get('group', '').startswith(letter)})
        if letter in starts or ask('check', '--isolated', '--select', letter, '--show-settings', '.').returncode != 0:
            continue
        enabled = enabled_by(letter)
        below = [g for g in starts if any(c in enabled for c in (x['code'] for x in codes if x.get('group') == g))]
        if below and not any(c['code'] in enabled for c in codes if c.get('group') not in below):
            found[letter] = below
    return {k: v for k, v in found.items() if len(v) > 1}


def enabled_by(selector):
    text = ask('check', '--isolated', '--preview', '--select', selector, '--show-settings', '.').stdout
    block = text.split('linter.rules.enabled = [', 1)[1].split(']', 1)[0]
    return set(re.findall(r'\(([A-Z]+[0-9]+)\)', block))


def redirects(codes):
    """Old words, which stand side by side in the program; what each became the program says itself."""
    with open(RUFF, 'rb') as file:
        program = file.read()
    at = program.index(b'PLW0117PLW0177')
    run = program[at - 900 : at + 160].decode('latin-1')
    # Where a word begins and ends cannot be seen, so every cut that could be one is asked for.
    words = {c['code'] for c in codes if 'removed' in c}
    for letters, digits in re.findall(r'([A-Z]+)([0-9]*)', ''.join(re.findall(r'[A-Z0-9]{8,}', run))):
        starts = range(max(0, len(letters) - 5), len(letters))
        words |= {letters[i:j] for i in range(len(letters)) for j in range(i + 1, min(i + 5, len(letters)) + 1)}
        words |= {letters[i:] + digits[:n] for i in starts for n in range(1, min(4, len(digits)) + 1)}
    known = {c['code'] for c in codes if 'removed' not in c}
    found = {}
    for word in sorted(words):
        if word in known or len(word) > 8:
            continue
        said = ask('check', '--isolated', '--select', word, '--show-settings', '.').stderr
        match = re.search(r'`([A-Z0-9]+)` has been remapped to `([A-Z0-9]+)`', said)
        if match and match.group(1) == word:
            found[word] = match.group(2)
    return found


settings()
if '--settings' not in sys.argv:
    rules()
