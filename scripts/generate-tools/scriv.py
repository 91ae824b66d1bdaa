# requires: scriv[toml]==1.8.0
"""Makes server/data/tools/scriv.json from the options of scriv."""

import attr
from common import short, write_tool
from scriv.config import DEPRECATED_NAMES, _Options

FACTS = {
    'fragment_directory': {'language': 'path'},
    'changelog': {'language': 'path', 'example': '"CHANGELOG.md"'},
    'rst_header_chars': {'patterns': [r'^\S\S'], 'example': '"=-"'},
    'md_setext_chars': {'patterns': ['^$', r'^\S\S'], 'example': '"=-"'},
    'format': {'values': ['rst', 'md']},
    'md_header_level': {'type': ['string', 'integer'], 'values': ['1', '2', '3', '4', '5', '6']},
    'fragment_name_fields': {'values': ['created', 'author', 'branch']},
    'skip_fragments': {'language': 'glob'},
}
keys = {}
for field in attr.fields(_Options):
    key = {bool: {'type': 'boolean'}, list: {'type': ['strings', 'string']}}.get(field.type, {'type': 'string'})
    key = {**key, **FACTS.get(field.name, {}), 'docs': short(' '.join(field.metadata['doc'].replace(':ref:', '').split()))}
    if isinstance(field.default, (str, bool, list)) and field.default != '':
        key['default'] = field.default
    keys[field.name] = key
keys['md_header_level'] = {'anyOf': [{'type': 'string', 'values': ['1', '2', '3', '4', '5', '6']}, {'type': 'integer', 'min': 1, 'max': 6}], 'default': '1', 'docs': keys['md_header_level']['docs']}
for old, new in DEPRECATED_NAMES:
    keys[old] = {'type': 'string', **({'example': keys[new]['example']} if 'example' in keys[new] else {}), 'deprecated': {'message': f'The key is `{new}` now.', 'successor': new}, 'docs': f'The older name of `{new}`.'}
write_tool('scriv', {'scriv': {'keys': dict(sorted(keys.items()))}})
