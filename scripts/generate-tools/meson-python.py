# requires: meson-python==0.22.1
"""The keys of `[tool.meson-python]` by the names in the checks of meson-python."""
from common import write_tool

import inspect

import mesonpy

SOURCE = inspect.getsource(mesonpy._validate_pyproject_config)
STRINGS = {'type': 'strings'}
ARGS = {'dist': 'Arguments of `meson dist`.', 'setup': 'Arguments of `meson setup`.', 'compile': 'Arguments of `meson compile`.', 'install': 'Arguments of `meson install`.'}
keys = {
    'meson': {'type': 'string', 'language': 'path', 'docs': 'The Meson to use, in place of the one that is installed.'},
    'limited-api': {'type': 'boolean', 'default': False, 'docs': 'Says that the extension modules use the limited API.'},
    'allow-windows-internal-shared-libs': {'type': 'boolean', 'default': False, 'docs': 'Lets the wheel hold shared libraries on Windows, which the project has to load itself.'},
    'editable-verbose': {'type': 'boolean', 'default': False, 'docs': 'Shows what is built when an editable install is imported.'},
    'args': {'type': 'table', 'docs': 'Arguments of the steps of the build.', 'keys': {name: {**STRINGS, 'docs': ARGS[name]} for name in mesonpy._MESON_ARGS_KEYS}},
    'wheel': {'type': 'table', 'docs': 'Which installed files the wheel holds.', 'keys': {
        'exclude': {**STRINGS, 'language': 'glob', 'docs': 'Files to leave out.'},
        'include': {**STRINGS, 'language': 'glob', 'docs': 'Files to keep although `exclude` names them.'}}},
}
for name in [*keys, *keys['wheel']['keys']]:
    if f"'{name}'" not in SOURCE:
        raise SystemExit(f'meson-python does not check {name}')
write_tool('meson-python', {'meson-python': {'keys': keys}})
