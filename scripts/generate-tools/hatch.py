# requires: hatch==1.18.2 hatchling==1.33.0 hatch-vcs==0.5.0
"""What hatchling and Hatch read of `[tool.hatch]`; every key is looked for in their sources."""
from common import write_tool

import re
from pathlib import Path

import hatch
import hatch_vcs
import hatchling
from hatch.project.env import RESERVED_OPTIONS
from hatchling.metadata.spec import get_core_metadata_constructors


def s(docs, **more):
    return {'type': 'string', 'docs': docs, **more}


def ss(docs, **more):
    return {'type': 'strings', 'docs': docs, **more}


def b(docs, **more):
    return {'type': 'boolean', 'docs': docs, **more}


def names(docs, **more):
    return {'type': 'table', 'docs': docs, 'keys': {}, 'rest': {'type': 'string', 'keyTitle': 'path', **more}}


HOOK = {'dependencies': ss('What the hook needs when it runs.', language='requirement'),
        'require-runtime-dependencies': b('Installs the dependencies of the project for the hook.', default=False),
        'require-runtime-features': ss('Installs these extras of the project for the hook.', language='extra-name', example='[]'),
        'enable-by-default': b('Whether the hook runs without being asked for.', default=True)}
VERSION = {'value': 'version', 'docs': 'the version, as text'}
# hatch-vcs hands its template on to setuptools-scm.
VCS_FIELDS = [VERSION, {'value': 'version_tuple', 'docs': 'its parts, as a tuple: `(1, 2, 3)`'},
              {'value': 'scm_version', 'docs': 'what the repository says'}]
HOOKS = {'type': 'table', 'open': True, 'docs': 'Programs that take part in the build, by name.', 'keys': {
    'vcs': {'type': 'table', 'docs': 'hatch-vcs: writes the version to a file.', 'keys': {
        'version-file': s('The file that is written.', language='path', example='"text/version.py"', required=True),
        'template': s('The text of the file.', language='template', fields=VCS_FIELDS, example='"v = {version!r}"'), **HOOK}},
    'version': {'type': 'table', 'docs': 'Writes the version to a file.', 'keys': {
        'path': s('The file that is written.', language='path', example='"text/version.py"', required=True),
        'template': s('The text of the file.', language='template', fields=[VERSION], example='"v = \'{version}\'"'),
        'pattern': {'type': ['string', 'boolean'], 'docs': 'Where in the file the version stands.'}, **HOOK}},
    'custom': {'type': 'table', 'extensible': True, 'docs': 'A hook of the project itself.', 'keys': {
        'path': s('The file that has the hook.', language='path', default='hatch_build.py', example='"hatch_build.py"'), **HOOK}},
}, 'rest': {'type': 'table', 'open': True, 'keyTitle': 'name of a hook', 'keys': HOOK}}
COMMON = {
    'include': ss('Files to pack, as patterns of Git.', language='glob', common=0.5),
    'exclude': ss('Files to leave out, as patterns of Git; stronger than `include`.', language='glob', common=0.4),
    'artifacts': ss('Files to pack although the version control ignores them.', language='glob'),
    'only-include': ss('Paths to pack, and nothing else is looked at.', language='path'),
    'packages': ss('Folders of packages; what comes before the last part is taken off.', language='path', common=0.6, example='["sample.py"]'),
    'sources': {'type': ['strings', 'table'], 'docs': 'What is taken off the beginning of paths, or by what it is replaced.', 'keys': {},
                'rest': {'type': 'string', 'keyTitle': 'path'}, 'example': '["src"]'},
    'force-include': names('Files from anywhere, and where they go.', language='path'),
    'ignore-vcs': b('Forgets what the version control ignores.', default=False),
    'skip-excluded-dirs': b('Does not go into folders that are left out.', default=False),
    'directory': s('Where the build is written.', language='path', default='dist', example='"dist"'),
    'only-packages': b('Packs nothing but packages.', default=False),
    'reproducible': b('Makes the same bytes from the same files.', default=True),
    'dev-mode-dirs': ss('Folders to put on the path in an editable install.', language='path'),
    'dev-mode-exact': b('An editable install shows only what the wheel would have.', default=False),
    'dependencies': ss('What hooks and targets need when they run.', language='requirement', example='["requests"]'),
    'require-runtime-dependencies': b('Installs the dependencies of the project for the build.', default=False),
    'require-runtime-features': ss('Installs these extras for the build.', language='extra-name', example='[]'),
    'hooks': HOOKS,
}
TARGET = {**COMMON, 'versions': ss('Versions of the target to build.', example='["standard"]')}
METADATA_VERSIONS = sorted(get_core_metadata_constructors())
WHEEL = {
    'core-metadata-version': s('Version of the core metadata.', values=METADATA_VERSIONS),
    'shared-data': names('Files for the data folder of the environment, and where they go.'),
    'shared-scripts': names('Files for the folder of scripts, and where they go.'),
    'extra-metadata': names('Files for `extra_metadata` in the dist-info folder.'),
    'sbom-files': ss('Bills of materials to put beside the metadata.', language='path'),
    'strict-naming': b('Writes the normalized name into the name of the file.', default=True),
    'macos-max-compat': b('Writes the tag of the oldest macOS.', default=False),
    'bypass-selection': b('Takes it that a wheel without files is meant.', default=False),
}
SDIST = {
    'core-metadata-version': s('Version of the core metadata.', values=METADATA_VERSIONS),
    'strict-naming': b('Writes the normalized name into the name of the file.', default=True),
    'support-legacy': b('Adds a setup.py.', default=False),
}
BUILD = {'type': 'table', 'docs': 'What is packed, for all targets; a target may say otherwise.', 'keys': {**COMMON, 'targets': {
    'type': 'table', 'docs': 'What is built and from what.', 'keys': {
        'wheel': {'type': 'table', 'docs': 'The wheel.', 'common': 0.8, 'keys': {**TARGET, **WHEEL}},
        'sdist': {'type': 'table', 'docs': 'The source distribution.', 'common': 0.5, 'keys': {**TARGET, **SDIST}},
        'binary': {'type': 'table', 'docs': 'A program that brings its Python.', 'keys': {**TARGET, 'versions': ss('Versions of the target to build.', example='["bootstrap"]'),
            'scripts': ss('The scripts to make programs of.', example='[]'), 'python-version': s('The Python to bring.', example='"3.12"'),
            'pyapp-version': s('The version of PyApp to use.')}},
        'custom': {'type': 'table', 'open': True, 'docs': 'A builder of the project itself.', 'keys': {**TARGET, 'path': s('The file that has the builder.', language='path', default='hatch_build.py')}},
    }, 'rest': {'type': 'table', 'open': True, 'keyTitle': 'name of a target', 'keys': TARGET}}}}
VERSION = {'type': 'table', 'extensible': True, 'common': 0.6, 'docs': 'Where a version comes from that `project.dynamic` names.', 'keys': {
    'source': s('Who tells the version.', values=['regex', 'code', 'env', 'vcs'], open=True, default='regex', example='"regex"'),
    'scheme': s('How versions are raised.', values=['standard'], open=True, default='standard'),
    'path': s('The file that has the version.', language='path', example='"sample.py"'),
    'pattern': {'type': ['string', 'boolean'], 'docs': 'For `regex`: where in the file the version stands, in a group `version`.', 'example': '"__version__ = \'(?P<version>.*)\'"'},
    'expression': s('For `code`: what gives the version when the file is run.', example='"__version__"'),
    'search-paths': ss('For `code`: where its imports are looked for.', language='path'),
    'variable': s('For `env`: the environment variable.', example='"A"'),
    'validate-bump': b('Whether a lower version than the current is refused.', default=True),
    'tag-pattern': s('For `vcs`: which part of a tag is the version.', language='regex', example='"v(?P<version>.*)"'),
    'fallback-version': s('For `vcs`: the version without a repository.', example='"0.0"'),
    'raw-options': {'type': 'table', 'open': True, 'keys': {}, 'docs': 'For `vcs`: settings of setuptools-scm.'},
}}
COMMAND = {'anyOf': [{'type': 'string', 'example': '"python"'}, {'type': 'strings'}], 'keyTitle': 'name of a script'}
ENV = {
    'template': s('The environment whose settings it starts with.', default='default', example='"default"'),
    'detached': b('Takes nothing from `default` and does not install the project.', default=False),
    'type': s('The kind of environment.', values=['virtual', 'system'], open=True, default='virtual', example='"virtual"'),
    'description': s('What it is for.'),
    'dependencies': ss('What is installed besides the project.', language='requirement', example='["requests"]', common=0.6),
    'extra-dependencies': ss('Added to the dependencies of the template.', language='requirement', example='["requests"]', common=0.4),
    'dependency-groups': ss('Dependency groups to install.', language='group-name', example='["group"]'),
    'features': ss('Extras of the project to install.', language='extra-name', example='["extra"]'),
    'scripts': {'type': 'table', 'keys': {}, 'docs': 'Commands by name, for `hatch run`.', 'rest': COMMAND, 'common': 0.5},
    'python': s('The Python to make it with.', example='"3.11"'),
    'matrix': {'type': 'array', 'docs': 'Makes one environment of each combination.', 'items': {'type': 'table', 'keys': {}, 'rest': {'type': 'array', 'items': {'type': 'string'}, 'minItems': 1, 'keyTitle': 'variable'}}},
    'matrix-name-format': s('How the parts of the matrix are named.', default='{value}', example='"{variable}_{value}"'),
    'overrides': {'type': 'table', 'open': True, 'keys': {}, 'docs': 'Settings for a platform, a variable, a part of the matrix or a name.'},
    'env-vars': {'type': 'table', 'keys': {}, 'docs': 'Environment variables.', 'rest': {'type': 'string', 'keyTitle': 'variable'}},
    'env-include': ss('Which environment variables are passed on.', language='glob'),
    'env-exclude': ss('Which environment variables are not passed on.', language='glob'),
    'pre-install-commands': ss('Run before the project is installed.', example='["python"]'),
    'post-install-commands': ss('Run after the project is installed.', example='["python"]'),
    'platforms': ss('Where it may be made.', values=['linux', 'macos', 'windows'], open=True),
    'skip-install': b('Does not install the project.', default=False),
    'dev-mode': b('Installs the project as an editable one.', default=True),
    'builder': b('Whether builds may run in it.', default=False),
    'installer': s('What installs.', values=['pip', 'uv'], open=True, default='pip', example='"uv"'),
    'path': s('Where the environment lies.', language='path'),
    'uv-path': s('The uv to use.', language='path', example='"uv"'),
    'system-packages': b('Lets it see what is installed beside it.', default=False),
    'python-sources': ss('Where Pythons are looked for, in order.', values=['external', 'internal'], open=True),
    'locked': b('Whether a lock file is written and used.', default=False),
    'lock-filename': s('The name of the lock file.', example='"pylock.toml"'),
    'locker': s('What writes the lock file.', example='"uv"'),
    'workspace': {'type': 'table', 'open': True, 'docs': 'Projects that are installed as well.', 'keys': {
        'members': {'type': 'array', 'items': {'anyOf': [{'type': 'string'}, {'type': 'table', 'open': True, 'keys': {}}]}, 'docs': 'Their folders.', 'example': '[]'},
        'exclude': ss('Folders that are none.', language='glob'),
        'parallel': b('Whether their dependencies are read at once.', default=True)}},
    'sources': {'type': 'table', 'open': True, 'keys': {}, 'docs': 'Where dependencies come from, by name.'},
}
KEYS = {
    'version': VERSION,
    'build': BUILD,
    'metadata': {'type': 'table', 'docs': 'What metadata may say, and programs that write it.', 'keys': {
        'allow-direct-references': b('Lets dependencies name addresses and paths.', default=False, common=0.3),
        'allow-ambiguous-features': {'type': 'boolean', 'docs': 'Lets extras have names that are the same when normalized.', 'default': False,
                                     'deprecated': {'message': 'It will go when the core metadata decide.'}},
        'hooks': {'type': 'table', 'open': True, 'keys': {}, 'docs': 'Programs that write metadata, by name.'}}},
    'env': {'type': 'table', 'docs': 'What Hatch needs for its environments.', 'keys': {
        'requires': ss('Plug-ins to install.', language='requirement', example='[]'),
        'collectors': {'type': 'table', 'keys': {}, 'docs': 'Plug-ins that bring environments.', 'rest': {'type': 'table', 'open': True, 'keys': {}, 'keyTitle': 'name', 'example': '{}'}}}},
    'envs': {'type': 'table', 'keys': {}, 'docs': 'Environments by name.', 'common': 0.4, 'rest': {'type': 'table', 'extensible': True, 'keyTitle': 'name of an environment', 'keys': ENV}},
    'publish': {'type': 'table', 'open': True, 'keys': {}, 'docs': 'How releases are uploaded.', 'rest': {'type': 'table', 'open': True, 'keyTitle': 'publisher', 'keys': {
        'disable': b('Refuses to upload with it.', default=False)}}},
    'scripts': {'type': 'table', 'keys': {}, 'docs': 'Commands by name that every environment has.', 'rest': COMMAND},
    'sources': {'type': 'table', 'open': True, 'keys': {}, 'docs': 'Where dependencies of all environments come from, by name.'},
    'requires-hatch': s('The versions of Hatch that may work on this project.', language='specifier-set', example='">=1"'),
    'lock-envs': b('Whether environments have lock files.', default=False),
    'locker': s('What writes lock files.', example='"uv"'),
}

SOURCE = ''.join(path.read_text() for module in (hatch, hatchling, hatch_vcs) for path in Path(module.__path__[0]).rglob('*.py'))


def looked_for(keys, where=''):
    for name, key in keys.items():
        if not re.search(f'["\']{re.escape(name)}["\']', SOURCE):
            raise SystemExit(f'neither Hatch nor hatchling reads {where}{name}')
        looked_for(key.get('keys', {}), f'{where}{name}.')
        looked_for(key.get('rest', {}).get('keys', {}), f'{where}{name}.*.')


looked_for({name: key for name, key in KEYS.items()})
unknown = set(RESERVED_OPTIONS) - set(ENV)
if unknown:
    raise SystemExit(f'environments have settings that are not described: {sorted(unknown)}')
write_tool('hatch', {'hatch': {'keys': KEYS}})
