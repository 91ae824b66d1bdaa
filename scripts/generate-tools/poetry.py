# requires: poetry==2.5.1
"""What Poetry refuses and takes otherwise than the schema of the schema package says, from its own schemas."""
from common import write_tool

import json
from pathlib import Path

import poetry.core.json
import poetry.json


def schema(package, name):
    return json.loads((Path(package.__file__).parent / 'schemas' / name).read_text())


OWN = schema(poetry.json, 'poetry.json')
keys = {
    'requires-poetry': {'type': 'string', 'since': '2.0.0', 'language': 'specifier-set', 'example': '">=2.0"', 'docs': 'The versions of Poetry that may work on this project.'},
    'requires-plugins': {'type': 'table', 'since': '2.0.0', 'open': True, 'docs': 'Plug-ins of Poetry that this project needs, with their versions.'},
    'build-constraints': {'type': 'table', 'since': '2.3.0', 'docs': 'Limits on what is installed to build a dependency, by its name.',
                          'rest': {'type': 'table', 'open': True, 'keyTitle': 'distribution', 'docs': 'Versions by name.'}},
    'dev-dependencies': {'deprecated': {'since': '1.2.0', 'successor': 'group.dev.dependencies',
                         'message': 'Poetry warns: development dependencies are the group `dev`.'}},
    'homepage': {'example': '"https://example.org"'}, 'repository': {'example': '"https://example.org"'}, 'documentation': {'example': '"https://example.org"'},
}
source = {
    'name': {'type': 'string', 'required': True, 'except': ['PyPI', 'pypi'], 'docs': 'How dependencies refer to it.'},
    'url': {'type': 'string', 'required': True, 'language': 'url', 'example': '"https://example.org/simple"', 'docs': 'Its address.'},
    'priority': {'type': 'string', 'values': OWN['definitions']['repository']['properties']['priority']['enum'], 'default': 'primary',
                 'docs': 'When it is asked: always, when nothing else has it, or only where a dependency names it.'},
    'links': {'type': 'boolean', 'docs': 'Whether it is a page of links to files.'},
    'indexed': {'type': 'boolean', 'docs': 'Whether the list of its packages is read first.'},
}
# The usual index has an address of its own, and Poetry stops at another.
usual = {'name': {**source['name'], 'except': [], 'values': ['PyPI'], 'patterns': ['^[Pp][Yy][Pp][Ii]$']}, 'priority': source['priority']}
keys['source'] = {'type': 'array', 'docs': 'Package indexes besides the usual one.',
                  'items': {'anyOf': [{'type': 'table', 'keys': source}, {'type': 'table', 'keys': usual}]}}
repository = set(OWN['definitions']['repository']['properties'])
if set(source) != repository:
    raise SystemExit(f'Poetry has other keys of a source: {sorted(repository)}')
# What `[project]` says of a dependency already is only added to here.
CORE = schema(poetry.core.json, 'poetry-schema.json')
options = {'type': 'table', 'keys': {name: {'type': one['type'], 'docs': one['description']}
                                     for name, one in CORE['definitions']['dependency-options']['properties'].items()}}
dependencies = {'each': {'also': options}}
keys['dependencies'] = dependencies
keys['dev-dependencies'].update(dependencies)
group = CORE['properties']['group']['patternProperties']['^[a-zA-Z-_.0-9]+$']['properties']
keys['group'] = {'each': {'keys': {
    'dependencies': dependencies,
    'include-groups': {'type': 'strings', 'example': '[]', 'docs': group['include-groups']['description']},
}}}
missing = {'requires-poetry', 'requires-plugins', 'build-constraints'} - set(OWN['properties'])
if missing:
    raise SystemExit(f'Poetry does not know {sorted(missing)}')
write_tool('poetry', {'poetry': {'closed': True, 'keys': keys}})
