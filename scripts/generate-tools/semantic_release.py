# requires: python-semantic-release==10.7.0
"""Makes server/data/tools/semantic_release.json from the models that python-semantic-release checks its table with.

The keys of version 7 come from its last release: its file of defaults and what its source asks of the settings.
"""

import pathlib
import re
import subprocess
import sys

from common_pydantic import keys_of, shape_of
from common import ROOT, write_tool
from semantic_release.cli.config import RawConfig, _known_commit_parsers

ENV = {'type': 'table', 'keys': {
    'env': {'type': 'string', 'required': True, 'docs': 'The environment variable that holds the value.'},
    'default': {'type': 'string', 'docs': 'The value when the variable is not set.'},
    'default_env': {'type': 'string', 'docs': 'The variable to read when the first is not set.'},
}}  # fmt: skip
TEXT_OR_ENV = {'type': None, 'anyOf': [{'type': 'string'}, ENV]}
REMOVED = {'since': '8.0'}

DOCS = {
    'assets': 'Files that the release commit takes along, besides the changelog and the version files.',
    'branches': 'Groups of branches that releases are made from, and the kind of release of each.',
    'branches.*': 'One group of branches.',
    'branches.*.match': 'A regular expression for the names of the branches.',
    'branches.*.prerelease': 'Releases of these branches are pre-releases.',
    'branches.*.prerelease_token': 'The word in the version of a pre-release.',
    'build_command': 'The command that builds the distributions, run by `semantic-release version`.',
    'build_command_env': 'Environment variables that the build command gets: `NAME=value`, or `NAME` to pass one on.',
    'changelog': 'How the changelog is written.',
    'changelog.changelog_file': 'The changelog; its place is `default_templates.changelog_file` now.',
    'changelog.default_templates': 'Settings of the changelog that comes without templates of your own.',
    'changelog.default_templates.changelog_file': 'The changelog.',
    'changelog.default_templates.output_format': 'Markdown or reStructuredText; by the ending of the file where nothing is said.',
    'changelog.default_templates.mask_initial_release': 'The first release gets one line instead of all its commits.',
    'changelog.environment': 'Settings of the Jinja environment that renders the templates.',
    'changelog.exclude_commit_patterns': 'Commits whose message matches one of these regular expressions are left out.',
    'changelog.insertion_flag': 'The text in the changelog after which new releases are put.',
    'changelog.mode': '`update`: new releases are put into the file; `init`: it is written anew.',
    'changelog.template_dir': 'The folder of your own templates.',
    'commit_author': 'Who makes the release commit: `Name <address>`.',
    'commit_message': 'The message of the release commit; `{version}` stands for the version.',
    'commit_parser': 'How commit messages are read: the name of a parser, or `module:Class`.',
    'commit_parser_options': 'Settings of the commit parser.',
    'logging_use_named_masks': 'Secrets are masked in the log by their name.',
    'major_on_zero': '`false`: below 1.0.0 a breaking change makes a minor release.',
    'allow_zero_version': 'Versions below 1.0.0. Without it the first release is 1.0.0.',
    'repo_dir': 'The folder of the repository.',
    'remote': 'The server that releases are published on.',
    'remote.name': 'The name of the remote of git.',
    'remote.token': 'The access token, from an environment variable: `{env = "GH_TOKEN"}`.',
    'remote.url': 'The address to push to, where git tells another.',
    'remote.type': 'The kind of server.',
    'remote.domain': 'The host of the server, where it is not the public one.',
    'remote.api_domain': 'The host of its API.',
    'remote.ignore_token_for_push': 'Pushes with the credentials of git instead of the token.',
    'remote.insecure': 'Allows `http://`.',
    'no_git_verify': 'Makes the release commit without the hooks of git.',
    'signoff_commit': 'Adds `Signed-off-by` to the release commit.',
    'tag_format': 'The form of tags; must hold `{version}`.',
    'add_partial_tags': 'Moves the tags `v1` and `v1.2` along with each release.',
    'publish': 'What `semantic-release publish` uploads.',
    'publish.dist_glob_patterns': 'The distributions to upload.',
    'publish.upload_to_vcs_release': 'Uploads the distributions to the release on the server.',
    'version_toml': 'Keys in TOML files that hold the version: `pyproject.toml:project.version`.',
    'version_variables': 'Variables in files that hold the version: `package/__init__.py:__version__`.',
}  # fmt: skip
# What `str.format` is given.
TEMPLATE = {'language': 'template', 'fields': [{'value': 'version', 'docs': 'the version that is released'}]}
FACTS = {
    'assets': {'language': 'path'},
    'branches.*.match': {'language': 'regex', 'example': '"(main|master)"'},
    'changelog.changelog_file': {'language': 'path', 'example': '"CHANGELOG.md"', 'deprecated': {'message': 'semantic-release reads it and warns: it is to be written as `default_templates.changelog_file`.', 'successor': 'default_templates.changelog_file'}},
    'changelog.default_templates.changelog_file': {'language': 'path', 'example': '"CHANGELOG.md"'},
    'changelog.exclude_commit_patterns': {'language': 'regex', 'example': '["^chore"]'},
    'changelog.mode': {'common': 0.1},
    'changelog.template_dir': {'language': 'path', 'example': '"templates"'},
    'changelog.environment.newline_sequence': {'default': '\n'},
    'changelog.environment.autoescape': {'anyOf': None, 'type': ['boolean', 'string'], 'example': 'false'},
    'commit_author': {**TEXT_OR_ENV, 'example': '"Ada <ada@example.org>"'},
    'commit_message': TEMPLATE,
    'commit_parser': {'values': [*_known_commit_parsers], 'patterns': ['^[^:]*:[^:]*$'], 'example': '"conventional"'},
    'commit_parser_options': {'type': 'table', 'rest': None, 'open': True, 'default': None},
    'remote.token': TEXT_OR_ENV,
    'remote.url': {**TEXT_OR_ENV, 'example': '"https://example.org/a/b.git"'},
    'remote.domain': {**TEXT_OR_ENV, 'example': '"git.example.org"'},
    'remote.api_domain': {**TEXT_OR_ENV, 'example': '"api.example.org"'},
    'repo_dir': {'type': 'string', 'language': 'path', 'default': '.', 'example': '"."'},
    'tag_format': {**TEMPLATE, 'example': '"v{version}"', 'common': 0.3},
    'build_command': {'example': '"python -m build"', 'common': 0.5},
    'version_toml': {'example': '["pyproject.toml:project.version"]', 'common': 0.6},
    'version_variables': {'example': '["src/package/__init__.py:__version__"]', 'common': 0.4},
    'publish.dist_glob_patterns': {'language': 'glob', 'example': '["dist/*"]'},
}  # fmt: skip
LAST_OF_7 = '7.34.6'
# Where what version 7 read and today's ignores went; keys without an entry have no successor.
OLD = {
    'branch': ('branches.main.match', 'The branch to release from is `[tool.semantic_release.branches.<name>] match` now.'),
    'changelog_file': ('changelog.default_templates.changelog_file', 'The changelog is `changelog.default_templates.changelog_file` now.'),
    'version_variable': ('version_variables', 'It is the array `version_variables` now.'),
    'version_pattern': ('version_variables', 'Files that hold the version are named by `version_variables` now.'),
    'version_source': (None, 'The version always comes from the tags now.'),
    'upload_to_pypi': (None, 'Uploading to an index is left to other tools, such as twine, now.'),
    'upload_to_repository': (None, 'Uploading to an index is left to other tools, such as twine, now.'),
    'upload_to_release': ('publish.upload_to_vcs_release', 'It is `publish.upload_to_vcs_release` now.'),
    'dist_path': ('publish.dist_glob_patterns', 'Distributions are found by `publish.dist_glob_patterns` now.'),
    'remove_dist': (None, 'Nothing is removed any more.'),
    'hvcs': ('remote.type', 'The kind of server is `remote.type` now.'),
    'hvcs_domain': ('remote.domain', 'The host is `remote.domain` now.'),
    'ignore_token_for_push': ('remote.ignore_token_for_push', 'It is `remote.ignore_token_for_push` now.'),
    'commit_subject': ('commit_message', 'The whole message is `commit_message` now.'),
    'prerelease_tag': ('branches.main.prerelease_token', 'The word is `branches.<name>.prerelease_token` now.'),
    'changelog_components': (None, 'The changelog is made from templates now.'),
    'changelog_sections': (None, 'The changelog is made from templates now.'),
    'changelog_placeholder': ('changelog.insertion_flag', 'The place for new releases is `changelog.insertion_flag` now.'),
    'check_build_status': (None, 'The state of the build is not asked any more.'),
    'tag_commit': (None, 'Tags are made unless `--no-tag` is given.'),
    'patch_without_tag': (None, 'Which commits make a patch release is said in `commit_parser_options`.'),
    'use_textual_changelog_sections': (None, 'The changelog is made from templates now.'),
    'pre_commit_command': ('build_command', 'Commands before the commit go into `build_command`.'),
    'include_additional_files': ('assets', 'Further files are named by `assets` now.'),
    'repository': (None, 'Uploading to an index is left to other tools, such as twine, now.'),
}  # fmt: skip



def names_of_7():
    folder = pathlib.Path(ROOT, '.cache', 'tools', 'releases', f'python-semantic-release-{LAST_OF_7}')
    if not folder.is_dir():
        install = [sys.executable, '-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--no-deps', '--target', str(folder)]
        subprocess.run([*install, f'python-semantic-release=={LAST_OF_7}'], check=True)
    source = folder / 'semantic_release'
    names = re.findall(r'(?m)^([a-z_]+)=', (source / 'defaults.cfg').read_text(encoding='utf-8'))
    for file in source.rglob('*.py'):
        names += re.findall(r'config\.get\(\s*"([a-z_]+)"', file.read_text(encoding='utf-8'))
    return set(names)


keys = keys_of(RawConfig, DOCS, FACTS)
keys['branches']['rest']['keyTitle'] = 'group of branches'
keys['branches']['rest']['title'] = 'branches'
keys['changelog']['keys']['environment']['keys']['newline_sequence']['values'] = ['\n', '\r', '\r\n']
for name in sorted(names_of_7() - set(RawConfig.model_fields)):
    successor, message = OLD.pop(name, (None, 'Only version 7 read it.'))
    end = {**REMOVED, 'message': message, **({'successor': successor} if successor else {})}
    keys[name] = {'type': 'any', 'removed': end, 'docs': 'A key of version 7.'}
assert not OLD, OLD
write_tool('semantic_release', {'semantic_release': {'keys': dict(sorted(keys.items()))}}, 'python-semantic-release')
