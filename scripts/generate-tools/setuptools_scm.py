# requires: setuptools-scm==10.3.4 setuptools==84.2.1
"""What setuptools-scm reads that its schema does not have; names of schemes from its entry points."""
from common import write_tool

import dataclasses
import importlib.metadata

from vcs_versioning._backends._git import GitDistanceCount, GitPreParse
from vcs_versioning._config import Configuration


def names(group):
    return sorted({entry.name for entry in importlib.metadata.entry_points(group=group)})


KNOWN = {field.name for field in dataclasses.fields(Configuration)}
SCHEMES = {
    'guess-next-dev': 'The next patch version with `.devN`.',
    'no-guess-dev': 'The last version with `.post1.devN`.',
    'post-release': 'The last version with `.postN`.',
    'calver-by-date': 'A version made of the date.',
    'only-version': 'The version of the tag, whatever came after it.',
    'semver-pep440': 'The next minor version on feature branches, else the next patch, with `.devN`.',
    'semver-pep440-release-branch': 'As `semver-pep440`, after the names of release branches.',
    'python-simplified-semver': 'The older name of `semver-pep440`.',
    'release-branch-semver': 'The older name of `semver-pep440-release-branch`.',
    'towncrier-fragments': 'The part of the version to raise is told by news fragments.',
    'towncrier-fragments-zerover': 'As `towncrier-fragments`, while the major version is 0.',
}
LOCALS = {
    'node-and-date': 'Node, and the date when there are changes that are not committed.',
    'node-and-timestamp': 'As `node-and-date`, with the time.',
    'dirty-tag': '`+dirty` when there are changes that are not committed.',
    'no-local-version': 'None: what an index asks for.',
    'no-local-version-strict': 'None, and a failure where changes are not committed.',
    'fail-on-uncommitted-changes': 'Stops when there are changes that are not committed.',
}


# What `write_version_to_path` of the tool gives to `str.format`.
TEMPLATE = {'language': 'template', 'fields': [
    {'value': 'version', 'docs': 'the version, as text'},
    {'value': 'version_tuple', 'docs': 'its parts, as a tuple: `(1, 2, 3)`'},
    {'value': 'scm_version', 'docs': 'what the repository says: `scm_version.node`, `.distance`, `.branch`, `.dirty`'},
]}
RENAMED = {'python-simplified-semver': 'semver-pep440', 'release-branch-semver': 'semver-pep440-release-branch'}


def values(group, docs):
    return [
        {'value': name, 'docs': docs.get(name, ''), **({'deprecated': f'Renamed to `{RENAMED[name]}`.'} if name in RENAMED else {})}
        for name in names(group)
    ]


keys = {
    'root': {'example': '"."', 'default': '.', 'docs': 'The folder of the repository, relative to this file.', 'language': 'path'},
    'version_scheme': {'type': 'string', 'open': True, 'values': values('setuptools_scm.version_scheme', SCHEMES), 'default': 'guess-next-dev',
                       'docs': 'How the version between two tags is made: the name of a scheme, or `module:function`.'},
    'local_scheme': {'type': 'string', 'open': True, 'values': values('setuptools_scm.local_scheme', LOCALS), 'default': 'node-and-date',
                     'docs': 'How the part after `+` is made: the name of a scheme, or `module:function`.'},
    'version_file': {'example': '"text/version.py"', 'common': 0.5, 'docs': 'A file, relative to this one, that is written anew with the version at each build.'},
    'version_file_template': {'type': 'string', **TEMPLATE, 'example': '"v = {version!r}"', 'docs': 'The text of `version_file`, with `{version}`, `{version_tuple}` and `{scm_version}`; names other than .py and .txt need one.'},
    'write_to': {'example': '"text/version.py"', 'deprecated': {'since': '8.0.0', 'successor': 'version_file',
                 'message': 'It is relative to the root of the repository; `version_file` is relative to this file.'}},
    'write_to_template': {'type': 'string', **TEMPLATE, 'example': '"v = {version!r}"', 'docs': 'The text of the file that `write_to` names.',
                          'deprecated': {'since': '8.0.0', 'successor': 'version_file_template', 'message': 'It goes with `write_to`.'}},
    'write_to_source': {'type': 'boolean', 'since': '10', 'docs': 'Whether the version file is written beside the sources too; without it setuptools-scm writes it and warns.'},
    'relative_to': {'removed': {'message': 'setuptools-scm warns and does not read it here: paths are relative to this file.'}},
    'tag_regex': {'example': "'^v(?P<version>.*)$'", 'language': 'regex', 'deprecated': {'since': '10', 'successor': 'tag.regex', 'message': 'setuptools-scm warns: the key is `tag.regex` now.'}},
    'tag': {'type': 'table', 'since': '10', 'docs': 'Which tags are versions.', 'keys': {
        'prefix': {'type': 'string', 'example': '"v"', 'default': '', 'docs': 'What tags of versions begin with; it is taken off.'},
        'strict': {'type': 'boolean', 'docs': 'Whether only tags with a dot in the number count.'},
        'regex': {'type': 'string', 'language': 'regex', 'example': "'^v(?P<version>.*)$'", 'docs': 'What of a tag is the version: the group `version`, or the only group.'},
    }},
    'parentdir_prefix_version': {'docs': 'What the name of an unpacked folder begins with, before the version.'},
    'fallback_version': {'docs': 'The version when there is neither a repository nor an archive with one.'},
    'fallback_root': {'language': 'path'},
    'git_describe_command': {'type': ['string', 'strings'], 'deprecated': {'since': '9.0.0', 'successor': 'scm.git.describe_command',
        'message': 'setuptools-scm warns: the key is `scm.git.describe_command` now.'},
        'example': '["git", "describe", "--dirty", "--tags", "--long"]', 'docs': 'The command that describes the commit.'},
    'dist_name': {'type': 'string', 'docs': 'The name of the project, where `[project]` does not have it.', 'example': '"sample"'},
    'search_parent_directories': {'type': 'boolean', 'default': False, 'docs': 'Looks for the repository in the folders above as well.'},
    'project_path': {'type': 'string', 'language': 'path', 'since': '10', 'docs': 'Where in the repository the project lies.', 'example': '""'},
    'parent': {'type': 'string', 'language': 'path', 'docs': 'The folder that the search for the repository begins in.'},
    'version_cls': {'example': '"packaging.version.Version"', 'default': 'packaging.version.Version', 'language': 'object-reference'},
    'scm': {'keys': {'git': {'keys': {
        'describe_command': {'type': ['string', 'strings'], 'example': '["git", "describe", "--dirty", "--tags", "--long"]',
                             'docs': 'The command that describes the commit.'},
        'pre_parse': {'type': 'string', 'values': [item.value for item in GitPreParse], 'default': 'warn_on_shallow',
                      'docs': 'What is looked at before the tags are: a shallow clone, missing submodules.'},
        'distance_scope': {'type': ['boolean', 'strings'], 'since': '10', 'default': False, 'docs': 'Counts only commits that touch the project, or also these folders.'},
        'distance_count': {'type': 'string', 'values': [item.value for item in GitDistanceCount], 'since': '10', 'docs': 'How commits are counted when `distance_scope` restricts them.'},
    }}}},
}
missing = KNOWN - set(keys) - {'_env', 'normalize', 'parse'}
if missing:
    raise SystemExit(f'setuptools-scm has keys that are not described: {sorted(missing)}')
write_tool('setuptools_scm', {'setuptools_scm': {'keys': keys}}, 'setuptools-scm')
