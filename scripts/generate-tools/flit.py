# requires: flit==4.2.0
"""What flit_core reads of `[tool.flit]`; it names the tables that it takes in its reader."""
from common import write_tool

import importlib.metadata
import inspect

from flit_core import config

SOURCE = inspect.getsource(config.prep_toml_config)
KEYS = {
    'module': {'type': 'table', 'open': True, 'docs': 'The module to pack, where its name differs from that of the project.', 'keys': {
        'name': {'type': 'string', 'language': 'import-name', 'example': '"sample"', 'docs': 'The import name of the module or package.'}}},
    'sdist': {'type': 'table', 'docs': 'What the sdist has besides the package.', 'keys': {
        'include': {'type': 'strings', 'language': 'glob', 'example': '["docs/*"]', 'docs': 'Files to add, relative to this file.'},
        'exclude': {'type': 'strings', 'language': 'glob', 'example': '["docs/*"]', 'docs': 'Files to leave out.'}}},
    'external-data': {'type': 'table', 'open': True, 'docs': 'Files that are installed below the prefix of the environment.', 'keys': {
        'directory': {'type': 'string', 'language': 'path', 'example': '"text"', 'docs': 'The folder that they lie in.'}}},
    'metadata': {'type': 'any', 'removed': {'since': '4.0.0', 'message': 'Flit refuses it: the metadata belongs in `[project]`.', 'successor': 'project'}},
    'scripts': {'type': 'any', 'removed': {'since': '4.0.0', 'message': 'Flit refuses it: scripts belong in `[project.scripts]`.', 'successor': 'project.scripts'}},
    'entrypoints': {'type': 'any', 'removed': {'since': '4.0.0', 'message': 'Flit refuses it: entry points belong in `[project.entry-points]`.', 'successor': 'project.entry-points'}},
}
missing = [key for key in KEYS if f"'{key}'" not in SOURCE]
if missing:
    raise SystemExit(f'flit_core {importlib.metadata.version("flit-core")} does not name {missing}')
write_tool('flit', {'flit': {'keys': KEYS, 'patterns': {'^[xX]-': {'type': 'any', 'keyTitle': 'name', 'docs': 'Left alone: a table for other programs.'}}}}, 'flit-core')
