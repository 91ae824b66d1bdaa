# requires: commitizen==4.19.3
"""Makes server/data/tools/commitizen.json from the types and defaults of commitizen's settings."""

import importlib.metadata
import typing

from commitizen import defaults
from common import write_tool

DOCS = {
    'allow_abort': 'Lets an empty or aborted commit message pass the check.',
    'allowed_prefixes': 'Messages that begin with one of these pass the check.',
    'always_signoff': 'Adds `Signed-off-by` to every commit.',
    'annotated_tag': 'Makes annotated tags.',
    'annotated_tag_message': 'The message of annotated tags.',
    'body_length_limit': 'Characters in a line of the body of a message; 0 for no limit.',
    'breaking_change_exclamation_in_title': 'Writes breaking changes with `!` in the title.',
    'bump_message': 'The message of the commit that raises the version.',
    'change_type_map': 'Headings in the changelog for the kinds of changes.',
    'changelog_file': 'The changelog.',
    'changelog_format': 'The form of the changelog; by the ending of the file where nothing is said.',
    'changelog_incremental': 'Adds to the changelog instead of writing it anew.',
    'changelog_merge_prerelease': 'Puts the changes of pre-releases under the release that follows.',
    'changelog_start_rev': 'The revision that the changelog starts at.',
    'customize': 'Rules for commits of your own: read when `name` is `cz_customize`.',
    'encoding': 'The encoding of the files.',
    'extras': 'Values for the template of the changelog.',
    'gpg_sign': 'Signs the tags.',
    'ignored_tag_formats': 'Forms of tags that are no versions.',
    'legacy_tag_formats': 'Older forms of tags that are versions, too.',
    'major_version_zero': 'Keeps the version below 1.0.0: breaking changes make a minor release.',
    'message_length_limit': 'Characters in the title of a message; 0 for no limit.',
    'name': 'The rules for commits: those of commitizen or of a plug-in.',
    'post_bump_hooks': 'Commands to run after the version was raised.',
    'pre_bump_hooks': 'Commands to run before the version is raised.',
    'prerelease_offset': 'What is added to the number of pre-releases.',
    'retry_after_failure': 'Keeps the answers for the next try when the commit failed.',
    'style': 'Colours of the questions.',
    'tag_format': 'The form of tags: `v$version`.',
    'template': 'The template of the changelog.',
    'update_changelog_on_bump': 'Writes the changelog whenever the version is raised.',
    'use_shortcuts': 'Lets answers be chosen by a key.',
    'version': 'The version; only for `version_provider = "commitizen"`.',
    'version_files': 'Files that hold the version: `path` or `path:text in the line`.',
    'version_provider': 'Where the version stands: `pep621` for `[project] version`, `scm` for tags.',
    'version_scheme': 'The rules that versions follow.',
    'version_type': 'The older name of `version_scheme`.',
}
CUSTOM = {
    'bump_pattern': 'A regular expression for the commits that raise the version.',
    'bump_map': 'Which kind of change raises which part of the version.',
    'bump_map_major_version_zero': 'The same, while the version is below 1.0.0.',
    'change_type_order': 'The order of the kinds of changes in the changelog.',
    'questions': 'The questions of `cz commit`.',
    'example': 'What `cz example` shows.',
    'schema_pattern': 'A regular expression that messages must match.',
    'schema': 'What `cz schema` shows.',
    'info_path': 'A file with what `cz info` shows.',
    'info': 'What `cz info` shows.',
    'message_template': 'The template that makes a message of the answers.',
    'commit_parser': 'A regular expression that reads commits for the changelog.',
    'changelog_pattern': 'A regular expression for the commits of the changelog.',
    'change_type_map': 'Headings in the changelog for the kinds of changes.',
}


def names(group):
    return sorted({point.name for point in importlib.metadata.entry_points(group=group)})


FACTS = {
    'name': {'values': names('commitizen.plugin'), 'open': True, 'common': 0.8},
    'version_provider': {'values': names('commitizen.provider'), 'open': True, 'common': 0.4},
    'version_scheme': {'values': names('commitizen.scheme'), 'open': True, 'common': 0.2},
    'version_type': {'values': names('commitizen.scheme'), 'open': True, 'deprecated': {'message': 'The key is `version_scheme` now.', 'successor': 'version_scheme'}},
    'changelog_format': {'values': names('commitizen.changelog_format'), 'open': True},
    'changelog_file': {'language': 'path', 'example': '"CHANGELOG.md"'},
    'version': {'common': 0.5, 'example': '"1.0.0"'},
    'version_files': {'common': 0.5, 'example': '["pyproject.toml:^version"]'},
    'tag_format': {'common': 0.6, 'example': '"v$version"'},
    'template': {'language': 'path'},
    'update_changelog_on_bump': {'common': 0.3},
    'bump_message': {'example': '"bump: $current_version → $new_version"'},
    'prerelease_offset': {'example': '1'},
    'encoding': {'example': '"utf-8"'},
}
CUSTOM_FACTS = {
    'bump_pattern': {'language': 'regex'},
    'schema_pattern': {'language': 'regex'},
    'commit_parser': {'language': 'regex'},
    'changelog_pattern': {'language': 'regex'},
    'info_path': {'type': 'string', 'language': 'path'},
    'questions': {'type': 'array', 'items': {'type': 'table', 'open': True}},
    'bump_map': {'type': 'table', 'rest': {'type': 'string', 'values': ['MAJOR', 'MINOR', 'PATCH'], 'keyTitle': 'regular expression'}},
    'bump_map_major_version_zero': {'type': 'table', 'rest': {'type': 'string', 'values': ['MAJOR', 'MINOR', 'PATCH'], 'keyTitle': 'regular expression'}},
}


def shape(annotation):
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    known = [one for one in args if one is not type(None)]
    if type(None) in args:
        return shape(known[0])
    if origin in (list, tuple) or getattr(origin, '__name__', '') == 'Sequence':
        return {'type': 'strings'} if args == (str,) else {'type': 'array', 'items': {}}
    if getattr(origin, '__name__', '') in ('dict', 'OrderedDict'):
        return {'type': 'table', 'rest': {'type': 'string' if args[1] is str else 'any', 'keyTitle': 'name'}}
    return {bool: {'type': 'boolean'}, int: {'type': 'integer'}, str: {'type': 'string'}}.get(annotation, {})


hints = typing.get_type_hints(defaults.Settings)
keys = {}
for name, annotation in hints.items():
    if name == 'customize':
        fields = list(defaults.CzSettings.__annotations__)
        table = {one: {**({'type': 'string'} if one not in ('change_type_order', 'change_type_map') else {'type': 'strings'} if one == 'change_type_order' else {'type': 'table', 'rest': {'type': 'string', 'keyTitle': 'kind'}}), **CUSTOM_FACTS.get(one, {}), 'docs': CUSTOM[one]} for one in fields}
        keys[name] = {'type': 'table', 'docs': DOCS[name], 'keys': table}
        continue
    key = {**shape(annotation), **FACTS.get(name, {}), 'docs': DOCS[name]}
    default = defaults.DEFAULT_SETTINGS.get(name)
    if default not in (None, '', [], {}):
        key['default'] = default
    keys[name] = key
# Read by `cz bump` though its types do not have it.
keys['annotated_tag_message'] = {'type': 'string', 'docs': DOCS['annotated_tag_message']}
# Settings of plug-ins stand in the same table, so a key that is not known here may belong to one.
write_tool('commitizen', {'commitizen': {'extensible': True, 'keys': dict(sorted(keys.items()))}})
