# requires: pdm==2.29.4 pdm-backend==2.5.0 hishel[httpx2]==1.4.0
"""PDM and its back-end: what they read beside what the schema knows, from their classes and signatures."""
import dataclasses
import inspect

from common import write_tool

from pdm.backend.hooks.version import DynamicVersionBuildHook
from pdm.cli.commands.run import TaskRunner
from pdm._types import RepositoryConfig

TEXTS = {
    'ca_certs': 'The file of certificates that the index is trusted by.',
    'client_cert': 'The certificate that this machine shows to the index.',
    'client_key': 'The key of that certificate.',
}
fields = {field.name for field in dataclasses.fields(RepositoryConfig)}
missing = set(TEXTS) - fields
if missing:
    raise SystemExit(f'PDM does not know {sorted(missing)} of a source')
source = {name: {'type': 'string', 'language': 'path', 'docs': text} for name, text in TEXTS.items()}
# The address may come from the settings of the person.
source['url'] = {'required': False}

OPTIONS = {
    'env_file': {'keys': {'override': {'required': True}}},
    'keep_going': {'type': 'boolean', 'docs': 'Runs what is left of a `composite` after one part has failed.'},
    'site_packages': {'type': 'boolean', 'docs': 'Lets the command see the packages of the Python outside.'},
    'working_dir': {'type': 'string', 'language': 'path', 'docs': 'The folder that the command runs in.'},
}
missing = set(OPTIONS) - set(TaskRunner.OPTIONS)
if missing:
    raise SystemExit(f'PDM does not know {sorted(missing)} of a script')

VERSION = {'pattern': {'type': 'string', 'language': 'regex', 'example': '"version = \'(.+)\'"',
                       'docs': 'Where the version stands in the file: the first group of this expression.'}}
signature = inspect.signature(DynamicVersionBuildHook.resolve_version_from_file)
missing = set(VERSION) - set(signature.parameters)
if missing:
    raise SystemExit(f'pdm-backend does not know {sorted(missing)} of a version')
# The back-end fills it in with the version alone, which has no name.
VERSION['write_template'] = {'type': 'string', 'language': 'template', 'example': '"v = \'{}\'"', 'docs': 'The text of the file that `write_to` names; `{}` stands for the version.',
                             'fields': [{'value': '', 'docs': 'the version'}, {'value': '0', 'docs': 'the version'}]}
if 'write_template' not in inspect.signature(DynamicVersionBuildHook.resolve_version_from_call).parameters:
    raise SystemExit('pdm-backend does not know write_template of a version')
# The examples of the schema have a dot in front of the function, which the back-end refuses.
VERSION['getter'] = {'type': 'string', 'example': '"package.module:get_version"', 'title': 'function that gives the version',
                     'docs': 'The function that gives the version, as `module:function`, with arguments in brackets if it takes any.'}

NAMES = {'type': 'strings', 'language': 'distribution-name', 'example': '["numpy"]'}
MOMENT = {'type': 'string', 'example': '"2026-01-01"'}
RESOLUTION = {
    'exclude-newer': {**MOMENT, 'docs': 'Releases after this day do not count.'},
    'exclude-newer-override': {
        'type': 'table', 'keys': {}, 'docs': 'Another day for single packages; `false` for none.',
        'rest': {'keyTitle': 'package', 'keyLanguage': 'distribution-name', 'title': 'day',
                 'anyOf': [{'type': 'string'}, {'type': 'boolean', 'values': [False]}], 'docs': 'The last day that counts.'},
    },
    'no-binary': {**NAMES, 'docs': 'Packages that are built from their source.'},
    'only-binary': {**NAMES, 'docs': 'Packages of which only wheels are taken.'},
    'prefer-binary': {**NAMES, 'docs': 'Packages of which an older wheel is taken before a newer source.'},
    'lock_inputs': {'type': 'boolean', 'docs': 'Writes into the lock file what it was made from.'},
}
keys = {
    'source': {'items': {'keys': source}},
    'scripts': {'keys': {'_': {'keys': OPTIONS}}, 'each': {'keys': OPTIONS}},
    'version': {'extensible': True, 'keys': {'source': {'required': False}, **VERSION}},
    'resolution': {'keys': RESOLUTION},
    'build': {'extensible': True, 'keys': {
        'hooks': {'type': 'table', 'open': True, 'keys': {}, 'docs': 'Settings of build hooks, each under its name.'},
        'locked': {'type': 'boolean', 'docs': 'Adds the locked versions to the metadata; read by the hook pdm-build-locked.'},
        'locked-groups': {'type': 'strings', 'language': 'group-name', 'docs': 'The groups that `locked` is for; read by the hook pdm-build-locked.'},
    }},
    'lock': {'type': 'table', 'docs': 'How the lock file is written.', 'keys': {
        'format': {'type': 'string', 'values': ['pdm', 'pylock'], 'docs': 'The form of the lock file: `pdm.lock` or the standard `pylock.toml`.'},
    }},
    'workspace': {'type': 'table', 'docs': 'Several projects with one lock file.', 'keys': {
        'members': {'type': 'strings', 'language': 'glob', 'example': '["packages/*"]', 'docs': 'The folders of the projects.'},
    }},
    'package-type': {'type': 'string', 'values': ['library', 'application'], 'docs': 'Whether the project is one that gets installed.',
                     'deprecated': {'message': 'It is `distribution`, true or false, now.', 'successor': 'distribution'}},
}
write_tool('pdm', {'pdm': {'keys': keys}})
