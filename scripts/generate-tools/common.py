"""What the generators of server/data/tools and server/data/codes share."""
import datetime
import importlib.metadata
import json
import os
import re
import sys

# Generators have the names of tools: they must not be what is imported.
sys.path = [entry for entry in sys.path if os.path.abspath(entry) != os.path.dirname(os.path.abspath(__file__))]

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def version_of(distribution):
    return importlib.metadata.version(distribution)


def license_of(distribution):
    data = importlib.metadata.metadata(distribution)
    found = data.get('License-Expression') or data.get('License') or ''
    if found and '\n' not in found:
        return found
    names = [c.split('::')[-1].strip() for c in data.get_all('Classifier') or [] if c.startswith('License')]
    return ', '.join(names) or 'unknown'


def short(text, words=25):
    """The first sentence of a help text, at most so many words, on one line, ended by a full stop."""
    text = re.sub(r'\s+', ' ', (text or '').replace('%(default)s', '').strip())
    text = re.sub(r'\(default:?[^)]*\)|\[default[^\]]*\]', '', text, flags=re.I).strip()
    text = re.sub(r'``([^`]*)``', r'`\1`', text)
    if not text:
        return ''
    sentence = re.split(r'(?<=[a-z0-9)`\'"])[.;](?:\s+(?=[A-Z])|$)', text)[0].rstrip(' .:;,')
    parts = sentence.split(' ')
    if len(parts) > words:
        sentence = ' '.join(parts[:words]).rstrip(' .:;,') + ' …'
    else:
        sentence += '.'
    return sentence[0].upper() + sentence[1:]


def _stamp(name, distribution, source=None):
    version = version_of(distribution)
    return {
        'source': source or f'{distribution} {version}',
        'version': version,
        'date': datetime.date.today().isoformat(),
        'license': license_of(distribution),
        'command': f'npm run generate:tools -- {name}',
    }


def _write(path, value):
    """JSON with one key of a tool a line, so that changes can be read."""
    path = os.path.join(ROOT, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    # The date moves only with the rest.
    if os.path.exists(path):
        with open(path, encoding='utf-8') as file:
            old = json.load(file)
        if {**old, 'date': ''} == {**json.loads(json.dumps(value)), 'date': ''}:
            value = {**value, 'date': old['date']}
    with open(path, 'w', encoding='utf-8') as file:
        file.write(_text(value, 4 if 'tables' in value else 2) + '\n')
    print(f'generate:tools: wrote {os.path.relpath(path, ROOT)}')


def _text(value, depth, indent=''):
    if depth == 0 or not isinstance(value, (dict, list)) or not value:
        return json.dumps(value, ensure_ascii=False)
    inner = indent + ' '
    if isinstance(value, list):
        return '[\n' + ',\n'.join(inner + _text(v, depth - 1, inner) for v in value) + f'\n{indent}]'
    lines = [f'{inner}{json.dumps(k, ensure_ascii=False)}: {_text(v, depth - 1, inner)}' for k, v in value.items()]
    return '{\n' + ',\n'.join(lines) + f'\n{indent}}}'


def write_tool(name, tables, distribution=None):
    distribution = distribution or name
    _write(f'server/data/tools/{name}.json', {**_stamp(name, distribution), 'tables': tables})


def write_codes(name, codes, distribution=None, **more):
    """`more`: match, groups, redirects, unions, all."""
    distribution = distribution or name
    _write(f'server/data/codes/{name}.json', {**_stamp(name, distribution), **more, 'codes': codes})


def table_of(keys, docs=None, **more):
    """A table whose keys have our own words over the help texts."""
    for key, text in (docs or {}).items():
        if key not in keys:
            raise SystemExit(f'{key} is described and not there')
        keys[key]['docs'] = text
    return {**more, 'keys': dict(sorted(keys.items()))}


def words(*spellings):
    """A pattern for words in any case."""
    return '^(' + '|'.join(''.join(f'[{c.lower()}{c.upper()}]' if c.isalpha() else c for c in w) for w in spellings) + ')$'


CLICK_BOOLEAN = words('1', '0', 'true', 'false', 't', 'f', 'yes', 'no', 'y', 'n', 'on', 'off')
INI_BOOLEAN = words('1', '0', 'true', 'false', 'yes', 'no', 'on', 'off')
WHOLE = r'^\s*[-+]?\d+\s*$'


def boolean_or_word(pattern, numbers=True, **facts):
    """A boolean that the tool also takes as a word or, as 0 or 1, as a number."""
    shapes = [{'type': 'boolean'}, {'type': 'string', 'patterns': [pattern]}]
    if numbers:
        shapes.append({'type': 'integer', 'values': [0, 1]})
    return {'anyOf': shapes, 'title': 'boolean', **facts}


def integer_or_text(**facts):
    """A whole number that the tool also takes as a text."""
    bounds = {k: facts.pop(k) for k in ('min', 'max') if k in facts}
    return {'anyOf': [{'type': 'integer', **bounds}, {'type': 'string', 'patterns': [WHOLE]}], 'title': 'integer', **facts}
