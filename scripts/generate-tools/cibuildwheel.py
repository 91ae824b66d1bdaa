# requires: cibuildwheel==4.3.3
"""What cibuildwheel takes beyond the schema of the schema package, from its own defaults and schema."""
from common import write_tool

import json
import tomllib
from pathlib import Path

import cibuildwheel
from cibuildwheel.options import DISALLOWED_OPTIONS, InheritRule
from cibuildwheel.selector import EnableGroup
from cibuildwheel.typing import PLATFORMS

RESOURCES = Path(cibuildwheel.__file__).parent / 'resources'
DEFAULTS = tomllib.loads((RESOURCES / 'defaults.toml').read_text())['tool']['cibuildwheel']
SCHEMA = json.loads((RESOURCES / 'cibuildwheel.schema.json').read_text())
RULES = {'type': 'string', 'values': [rule.name.lower() for rule in InheritRule]}
INHERIT = {
    'anyOf': [
        {'type': 'string', 'example': '"test-command"'},
        {'type': 'table', 'keys': {name: RULES for name in SCHEMA['properties']['inherit']['oneOf'][1]['properties']}},
    ],
    'docs': 'Whether options add to those of the level above instead of taking their place.',
}
options = {name: {'default': value} for name, value in DEFAULTS.items() if name not in PLATFORMS and '\0' not in str(value)}
keys = {**options, 'inherit': {**INHERIT, 'example': '{ test-command = "append" }'}}
keys['overrides'] = {'items': {'keys': {'inherit': {**INHERIT, 'example': '{ test-command = "append" }'}}}}
groups = [group.value for group in EnableGroup] + ['all']
keys['enable'].update({
    'anyOf': [
        {'type': 'string', 'values': groups, 'patterns': [f"^({'|'.join(groups)})?( +({'|'.join(groups)}))* *$"]},
        {'type': 'strings', 'values': groups},
    ],
    'docs': 'Builds that are off unless a group of them is named here, such as `pypy` or `cpython-prerelease`.',
})
keys['build-verbosity']['also'] = {'type': 'string', 'patterns': [r'^\s*-?\d+\s*$']}
# The schema leaves out what the table of a platform takes, too; what it has no type for is a text or a list of texts.
SELECTION = {'anyOf': [{'type': 'string', 'example': '"*-musllinux_*"'}, {'type': 'strings'}]}
for platform in sorted(PLATFORMS):
    known = SCHEMA['properties'][platform]['properties']
    more = {
        name: {**SELECTION, **options[name], 'docs': 'As in `[tool.cibuildwheel]`, for this platform.'}
        for name in ('build', 'skip', 'test-skip', 'enable')
        if name not in known and name not in DISALLOWED_OPTIONS.get(platform, ())
    }
    keys[platform] = {'keys': {'inherit': {**INHERIT, 'example': '{ test-command = "append" }'},
                               **{name: {'default': value} for name, value in DEFAULTS.get(platform, {}).items()}, **more}}
    if 'build-verbosity' in known:
        keys[platform]['keys']['build-verbosity'] = {'also': keys['build-verbosity']['also']}
if 'build-verbosity' in SCHEMA['properties']['overrides']['items']['properties']:
    keys['overrides']['items']['keys']['build-verbosity'] = {'also': keys['build-verbosity']['also']}
# A variable may be a number: every value becomes text.
ENVIRONMENTS = [name for name in ('environment', 'test-environment') if name in SCHEMA['properties']]
VALUE = {'each': {'also': {'type': 'number'}}}
for place in [keys, keys['overrides']['items']['keys'], *(keys[platform]['keys'] for platform in sorted(PLATFORMS))]:
    for name in ENVIRONMENTS:
        place[name] = {**place.get(name, {}), **VALUE}
keys['pyodide']['keys']['build-frontend'] = {'also': {'type': 'string', 'values': ['pyodide-build', 'default'], 'patterns': ['^pyodide-build; ?args:']}, 'default': 'pyodide-build'}
write_tool('cibuildwheel', {'cibuildwheel': {'keys': keys}})
