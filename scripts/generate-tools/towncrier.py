# requires: towncrier==26.9.0
"""Makes server/data/tools/towncrier.json from the dataclass that towncrier reads its table into."""

import dataclasses

from common import write_tool
from towncrier._settings.load import Config

DOCS = {
    'package': 'The package whose version is read; `[project] name` where nothing is said.',
    'package_dir': 'The folder of the package.',
    'single_file': '`false`: each version gets a file of its own, named by `filename` with `{version}`.',
    'filename': 'The file of the release notes.',
    'directory': 'The folder of the news fragments.',
    'version': 'The version, where it is not read from the package.',
    'name': 'The name of the project in titles.',
    'title_format': 'The title of a release, with `{name}`, `{version}`, `{project_date}`; `false` for none.',
    'issue_format': 'How issues are shown, with `{issue}`.',
    'underlines': 'The characters that underline titles, from the highest level down.',
    'wrap': 'Wraps the lines of the release notes.',
    'all_bullets': 'Every fragment becomes a bullet.',
    'orphan_prefix': 'How the names of fragments without an issue begin.',
    'create_eof_newline': 'Ends new fragments with a line break.',
    'create_add_extension': 'Gives new fragments the ending of `filename`.',
    'ignore': 'Files in the folder of fragments that are none.',
    'issue_pattern': 'A regular expression that the issues of fragments must match.',
    'start_string': 'The line in the release notes below which new releases are put.',
    'template': 'The template: a file, or `package:file`.',
    'section': 'Sections of the release notes, each with a folder of fragments.',
    'type': 'The kinds of news, as tables of an array.',
    'fragment': 'The kinds of news, as tables by name; counts before `type`.',
}
TYPES = {
    'str': {'type': 'string'},
    'str | None': {'type': 'string'},
    'bool': {'type': 'boolean'},
    'bool | int': {'type': ['boolean', 'integer']},
    'list[str] | None': {'type': 'strings'},
    'Sequence[str]': {'type': ['strings', 'string']},
    'str | Literal[False]': {'anyOf': [{'type': 'string'}, {'type': 'boolean', 'values': [False]}]},
}
FACTS = {
    'filename': {'language': 'path', 'common': 0.8, 'example': '"NEWS.rst"'},
    'directory': {'language': 'path', 'common': 0.8, 'example': '"newsfragments"'},
    'package_dir': {'language': 'path', 'common': 0.4, 'example': '"src"'},
    'package': {'language': 'import-name', 'common': 0.6},
    'template': {'language': 'path', 'common': 0.5},
    'title_format': {'anyOf': [
        {'type': 'string', 'language': 'template', 'fields': [
            {'value': 'name', 'docs': 'the name of the project'}, {'value': 'version', 'docs': 'the version of the release'},
            {'value': 'project_date', 'docs': 'the day of the release'}]},
        {'type': 'boolean', 'values': [False]}], 'common': 0.6, 'example': '"{version} ({project_date})"'},
    'issue_format': {'language': 'template', 'fields': [{'value': 'issue', 'docs': 'the issue, as the name of its fragment begins'}], 'common': 0.6, 'example': '"#{issue}"'},
    'underlines': {'common': 0.4, 'example': '["=", "-", "~"]'},
    'issue_pattern': {'language': 'regex', 'example': r"'\d+'"},
    'version': {'example': '"1.0"'},
    'wrap': {'example': ['true', '79']},
    'ignore': {'language': 'glob'},
}
CONTENT = {
    'showcontent': {'type': 'boolean', 'default': True, 'docs': '`false`: only the issues are listed.'},
    'check': {'type': 'boolean', 'default': True, 'docs': '`false`: `towncrier check` is not content with such a fragment.'},
}
keys = {}
for field in dataclasses.fields(Config):
    if field.name in ('sections', 'types'):
        continue
    key = {**TYPES.get(field.type, {'type': 'string'}), **FACTS.get(field.name, {}), 'docs': DOCS[field.name]}
    if isinstance(field.default, (str, bool)) and field.default != '':
        key['default'] = field.default
    if isinstance(field.default, tuple):
        key['default'] = list(field.default)
    keys[field.name] = key
keys['template']['default'] = 'towncrier:default'
keys['template']['example'] = '"towncrier:default"'
keys['section'] = {'type': 'array', 'docs': DOCS['section'], 'items': {'type': 'table', 'keys': {
    'name': {'type': 'string', 'docs': 'The title of the section; empty for the part without one.'},
    'path': {'type': 'string', 'required': True, 'docs': 'The folder of its fragments, below `directory`.'},
}}}  # fmt: skip
keys['type'] = {'type': 'array', 'docs': DOCS['type'], 'common': 0.6, 'items': {'type': 'table', 'keys': {
    'name': {'type': 'string', 'required': True, 'docs': 'The title of the kind.'},
    'directory': {'type': 'string', 'docs': 'The word for the kind in the names of fragments.'},
    **CONTENT,
}}}  # fmt: skip
keys['fragment'] = {'type': 'table', 'docs': DOCS['fragment'], 'rest': {'type': 'table', 'keyTitle': 'word for the kind', 'docs': 'One kind of news.', 'keys': {
    'name': {'type': 'string', 'docs': 'The title of the kind.'},
    **CONTENT,
}}}  # fmt: skip
# The one misspelling that towncrier knows.
keys['singlefile'] = {'type': 'any', 'removed': {'message': 'towncrier refuses it: the key is `single_file`.', 'successor': 'single_file'}}
write_tool('towncrier', {'towncrier': {'keys': dict(sorted(keys.items()))}})
