# requires: versioningit==3.3.0
"""What versioningit reads: the steps from its configuration, the keys of its own methods from their source."""
from common import write_tool

import dataclasses
import importlib.metadata
import inspect

from versioningit import basics, git, hg, onbuild
from versioningit.config import Config, attr2key

NAMES = {
    'vcs': 'How the tag and the distance to it are asked for.',
    'tag2version': 'How a tag becomes a version.',
    'next-version': 'How the next version is guessed from the last.',
    'format': 'How the version of a commit after the tag is written.',
    'template-fields': 'What templates may name.',
    'write': 'A file that the version is written to.',
    'onbuild': 'A file of the build that the version is written to.',
}
string = {'type': 'string'}
boolean = {'type': 'boolean'}
strings = {'type': 'strings'}
def template(fields):
    return {**string, 'language': 'template', 'fields': [{'value': name, 'docs': docs} for name, docs in fields.items()]}


DESCRIBED = {
    'distance': 'how many commits lie between the tag and this one',
    'rev': 'the short hash of the commit',
    'revision': 'its whole hash (Git)',
    'author_date': 'when it was written (Git)',
    'committer_date': 'when it was committed (Git)',
    'build_date': 'now',
    'vcs': 'the first letter of the system',
    'vcs_name': 'its name',
    'branch': 'the branch',
    'base_version': 'the version of the tag',
    'next_version': 'the version that comes next',
}
FORMAT = template({**DESCRIBED, 'version': 'the version of the tag'})
WRITTEN = template({
    **DESCRIBED,
    'version': 'the version',
    'version_tuple': 'its parts, as a tuple',
    'normalized_version': 'the version as PEP 440 writes it',
})
KEYS = {
    'vcs': {
        'match': {**strings, 'language': 'glob', 'example': '["v*"]', 'docs': 'Only tags that match one of these.'},
        'exclude': {**strings, 'language': 'glob', 'docs': 'Not tags that match one of these.'},
        'default-tag': {**string, 'example': '"v0.0.0"', 'docs': 'The tag to assume where there is none.'},
        'describe-subst': {**string, 'docs': 'For `git-archive`: the text that `git archive` replaces.'},
        'pattern': {**string, 'language': 'regex', 'docs': 'For `hg`: which tags count.'},
    },
    'tag2version': {
        'rmprefix': {**string, 'example': '"v"', 'docs': 'Taken off the beginning of the tag.'},
        'rmsuffix': {**string, 'docs': 'Taken off the end of the tag.'},
        'regex': {**string, 'language': 'regex', 'example': "'(?P<version>.+)'", 'docs': 'The version is the group `version`, or the first.'},
        'require-match': {**boolean, 'default': False, 'docs': 'Stops where the tag does not match.'},
    },
    'next-version': {},
    'format': {
        'distance': {**FORMAT, 'docs': 'The version of a commit after the tag.', 'example': '"{base_version}.post{distance}+{vcs}{rev}"'},
        'dirty': {**FORMAT, 'docs': 'The version of the tagged commit with changes.', 'example': '"{base_version}+d{build_date:%Y%m%d}"'},
        'distance-dirty': {**FORMAT, 'docs': 'The version after the tag, with changes.', 'example': '"{base_version}.post{distance}+{vcs}{rev}.d{build_date:%Y%m%d}"'},
    },
    'template-fields': {'version-tuple': {'type': 'table', 'docs': 'How `{version_tuple}` is made.', 'open': True, 'keys': {
        'pep440': {**boolean, 'default': False, 'docs': 'Reads the version as PEP 440 has it.'},
        'epoch': {**boolean, 'docs': 'With `pep440`: begins with the epoch.', 'example': 'true'},
        'split-on': {**string, 'language': 'regex', 'docs': 'Where the version is split.', 'example': "'[.]'"},
        'double-quote': {**boolean, 'default': True, 'docs': 'Puts strings in double quotes.'},
    }}},
    'write': {
        # The method that ships needs it; a method of the project's own may take other keys.
        'file': {**string, 'language': 'path', 'example': '"text/version.py"', 'docs': 'The file, relative to this one.'},
        'encoding': {**string, 'default': 'utf-8', 'example': '"utf-8"', 'docs': 'How the file is encoded.'},
        'template': {**WRITTEN, 'example': '"v = \'{version}\'"', 'docs': 'The text of the file; names other than .py and .txt need one.'},
    },
    'onbuild': {
        'source-file': {**string, 'language': 'path', 'example': '"sample.py"', 'docs': 'The file in the sources.'},
        'build-file': {**string, 'language': 'path', 'example': '"sample.py"', 'docs': 'The same file in the wheel.'},
        'encoding': {**string, 'default': 'utf-8', 'example': '"utf-8"', 'docs': 'How the file is encoded.'},
        'regex': {**string, 'language': 'regex', 'docs': 'Where in the file the version stands.', 'example': "'(?P<version>x)'"},
        'require-match': {**boolean, 'default': False, 'docs': 'Stops where nothing matches.'},
        'replacement': {**WRITTEN, 'docs': 'What is written there.', 'example': '"{version}"'},
        'append-line': {**WRITTEN, 'docs': 'A line to add where nothing matches.', 'example': '"x"'},
    },
}
SOURCE = ''.join(inspect.getsource(module) for module in (basics, git, hg, onbuild))
for step, keys in KEYS.items():
    for key in keys:
        if f'"{key}"' not in SOURCE:
            raise SystemExit(f'versioningit does not read {step}.{key}')
for name in (field['value'] for field in WRITTEN['fields']):
    if f'"{name}"' not in SOURCE:
        raise SystemExit(f'versioningit puts no {name} into templates')
steps = [attr2key(field.name) for field in dataclasses.fields(Config) if field.metadata]
if steps != list(NAMES):
    raise SystemExit(f'versioningit has other steps: {steps}')

CUSTOM = {'type': 'table', 'keys': {
    'module': {**string, 'required': True, 'language': 'import-name', 'example': '"sample"', 'docs': 'The module that has the method.'},
    'value': {**string, 'required': True, 'example': '"method"', 'docs': 'The function or class in it.'},
    'module-dir': {**string, 'language': 'path', 'docs': 'The folder to import it from.'},
}}


def methods(step):
    group = f'versioningit.{step.replace("-", "_")}'
    return {'type': 'string', 'open': True, 'values': sorted(entry.name for entry in importlib.metadata.entry_points(group=group))}


tables = {
    step: {
        'docs': docs,
        'anyOf': [methods(step), {'type': 'table', 'open': True, 'keys': {
            'method': {'anyOf': [methods(step), CUSTOM], 'docs': 'The method of this step, by name or by place.'}, **KEYS[step]}}],
    }
    for step, docs in NAMES.items()
}
write_tool('versioningit', {'versioningit': {'keys': {
    'default-version': {**string, 'language': 'version', 'example': '"0.0.0"', 'docs': 'The version where none can be found out.'}, **tables}}})
