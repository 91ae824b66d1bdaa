# requires: tox==4.67.13
"""tox: where it takes more than its schema says."""
import typing

from common import write_tool

from tox.tox_env.python import runner

KINDS = [*typing.get_args(runner.PackageType)]
COMMAND = {'anyOf': [{'type': 'array', 'items': {'type': 'any'}}, {'type': 'string'}], 'example': '["python", "-m", "pip", "install"]'}
ENVIRONMENT = {
    'constraints': {'anyOf': [{'type': 'string', 'language': 'path'}, {'type': 'strings', 'language': 'path'}]},
    'install_command': COMMAND,
    'list_dependencies_command': {**COMMAND, 'example': '["python", "-m", "pip", "freeze"]'},
    'package': {'type': 'string', 'values': KINDS, 'open': True, 'example': '"wheel"'},
    'virtualenv_spec': {'type': 'string', 'language': 'requirement', 'example': '"virtualenv>=20"'},
}
write_tool('tox', {'tox': {'keys': {
    'env_run_base': {'keys': ENVIRONMENT},
    'env_pkg_base': {'keys': {name: key for name, key in ENVIRONMENT.items() if name != 'package'}},
    'env': {'each': {'keys': ENVIRONMENT}},
}}})
