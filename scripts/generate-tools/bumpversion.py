# requires: bump-my-version==1.8.1
"""Makes server/data/tools/bumpversion.json from the models and defaults of bump-my-version."""

from common_pydantic import keys_of
from common import write_tool

import inspect

import bumpversion.context
import bumpversion.scm.models  # noqa: F401 - completes the models
from bumpversion.config import DEFAULTS
from bumpversion.config.models import Config, FileChange
from bumpversion.versioning.models import VersionComponentSpec

DOCS = {
    'current_version': 'The version now. Without it, `[project] version` counts, then the last tag.',
    'parse': 'A regular expression with a named group for each part of the version.',
    'serialize': 'How the parts are put together; the first form that has all parts that matter is taken.',
    'search': 'What is looked for in files.',
    'replace': 'What is put in its place.',
    'regex': 'What is looked for is a regular expression.',
    'ignore_missing_version': 'A file without the version is no error.',
    'ignore_missing_files': 'A missing file is no error.',
    'tag': 'Makes a tag.',
    'push_tag': 'Pushes the tag.',
    'sign_tags': 'Signs the tag.',
    'tag_name': 'The form of tags.',
    'tag_message': 'The message of the tag; empty for a tag without one.',
    'allow_dirty': 'Works with changes that are not committed.',
    'allow_dirty_files': 'Files that may have changes that are not committed.',
    'commit': 'Commits the changes.',
    'message': 'The message of the commit.',
    'commit_args': 'Further arguments of the commit command.',
    'parts': 'What the parts of the version can be.',
    'parts.*': 'One part of the version.',
    'parts.*.values': 'The values of the part, in order; without them it is a number.',
    'parts.*.optional_value': 'The value with which the part may be left out.',
    'parts.*.first_value': 'The value to begin with.',
    'parts.*.independent': 'The part stays when another is raised.',
    'parts.*.always_increment': 'The part is raised whenever another is.',
    'parts.*.calver_format': 'The form of a part that is a date.',
    'parts.*.depends_on': 'The part that sets this one back.',
    'moveable_tags': 'Tags that move along with each release.',
    'files': 'The files that hold the version.',
    'files.*.filename': 'The file.',
    'files.*.glob': 'A pattern for several files; counts before `filename`.',
    'files.*.glob_exclude': 'Files that the pattern is not to find.',
    'files.*.key_path': 'In a TOML file the key that holds the version: `project.version`.',
    'files.*.parse': 'As in the table above, for this file.',
    'files.*.serialize': 'As in the table above, for this file.',
    'files.*.search': 'What is looked for in this file.',
    'files.*.replace': 'What is put in its place.',
    'files.*.regex': 'What is looked for is a regular expression.',
    'files.*.ignore_missing_version': 'That the file lacks the version is no error.',
    'files.*.ignore_missing_file': 'That the file is missing is no error.',
    'files.*.include_bumps': 'Only raising one of these parts changes the file.',
    'files.*.exclude_bumps': 'Raising one of these parts leaves the file.',
    'setup_hooks': 'Commands to run first.',
    'pre_commit_hooks': 'Commands to run before the commit.',
    'post_commit_hooks': 'Commands to run after the commit.',
    'allow_shell_hooks': 'Lets hooks use the shell.',
}  # fmt: skip
# What the tool puts into texts; each part of the version comes in addition, and each variable of the environment behind `$`.
TEMPLATE = {'language': 'template', 'fields': [
    {'value': 'current_version', 'docs': 'the version before'},
    {'value': 'new_version', 'docs': 'the version after'},
    {'value': 'now', 'docs': 'the time: `{now:%Y-%m-%d}`'},
    {'value': 'utcnow', 'docs': 'the time in UTC'},
    {'value': 'branch_name', 'docs': 'the branch'},
    {'value': 'short_branch_name', 'docs': 'the branch, short and without what is no letter or digit'},
    {'value': 'commit_sha', 'docs': 'the hash of the commit'},
    {'value': 'distance_to_latest_tag', 'docs': 'how many commits lie behind the last tag'},
]}
FACTS = {
    'current_version': {'common': 0.9, 'example': '"1.0.0"'},
    'parse': {'language': 'regex', 'example': r"'(?P<major>\d+)\.(?P<minor>\d+)\.(?P<patch>\d+)'"},
    'serialize': {'type': 'strings', 'minItems': 1, 'items': None, 'example': '["{major}.{minor}.{patch}"]'},
    **{name: TEMPLATE for name in ('message', 'tag_message', 'search', 'replace', 'files.*.search', 'files.*.replace')},
    'tag_name': {**TEMPLATE, 'example': '"v{new_version}"', 'common': 0.4},
    'commit': {'common': 0.5},
    'tag': {'common': 0.5},
    'commit_args': {'example': '"--no-verify"'},
    'allow_dirty_files': {'language': 'path', 'items': None},
    'parts.*.values': {'type': 'strings', 'items': None, 'example': '["dev", "final"]'},
    'parts.*.first_value': {'example': '"1"', 'anyOf': None, 'type': ['string', 'integer']},
    'parts.*.calver_format': {'example': '"{YYYY}"'},
    'parts.*.optional_value': {'example': '"final"'},
    'parts.*.depends_on': {'example': '"major"'},
    'files.*.filename': {'language': 'path', 'example': '"sample.py"'},
    'files.*.glob': {'language': 'glob', 'example': '"*.py"'},
    'files.*.glob_exclude': {'type': 'strings', 'language': 'glob', 'items': None, 'example': '["b.py"]'},
    'files.*.parse': {'language': 'regex', 'example': r"'(?P<major>\d+)\.(?P<minor>\d+)\.(?P<patch>\d+)'"},
    'files.*.serialize': {'type': 'strings', 'items': None, 'example': '["{major}.{minor}.{patch}"]'},
    'files.*.include_bumps': {'type': 'strings', 'items': None, 'example': '["major"]'},
    'files.*.exclude_bumps': {'type': 'strings', 'items': None, 'example': '["major"]'},
    'files.*.key_path': {'example': '"project.version"'},
}
SOURCE = ''.join(inspect.getsource(module) for module in (bumpversion.context, bumpversion.config.models, bumpversion.scm.models))
for field in TEMPLATE['fields']:
    if field['value'] not in SOURCE:
        raise SystemExit(f'bump-my-version puts no {field["value"]} into texts')
# Set by the tool itself, or not taken over from the file: what DEFAULTS does not name is dropped.
keys = keys_of(Config, DOCS, FACTS, skip=('pep621_info', 'scm_info'))
keys = {name: key for name, key in keys.items() if name in DEFAULTS}
files = keys_of(FileChange, DOCS, FACTS, 'files.*.')
for one in files.values():
    one.pop('required', None)
# An entry without `filename` and `glob` ends with a TypeError.
items = [{'type': 'table', 'keys': {**files, one: {**files[one], 'required': True}}} for one in ('filename', 'glob')]
keys['files'] = {'type': 'array', 'items': {'anyOf': items}, 'docs': DOCS['files'], 'common': 0.6}
keys['parts']['rest'] = {'type': 'table', 'keys': keys_of(VersionComponentSpec, DOCS, FACTS, 'parts.*.'), 'keyTitle': 'part', 'docs': DOCS['parts.*']}
for name, key in keys.items():
    key.pop('required', None)
    if isinstance(DEFAULTS[name], (str, bool)):
        key['default'] = DEFAULTS[name]
write_tool('bumpversion', {'bumpversion': {'keys': dict(sorted(keys.items()))}}, 'bump-my-version')
