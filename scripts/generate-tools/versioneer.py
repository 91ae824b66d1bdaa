# requires: versioneer==0.29
"""The keys of `[tool.versioneer]`, each looked for in the source that versioneer puts into projects."""
from common import write_tool

import versioneer

SOURCE = versioneer.VERSIONEER.decode()
keys = {
    'VCS': {'type': 'string', 'values': ['git'], 'required': True, 'docs': 'The version control; versioneer knows Git only.'},
    'style': {'type': 'string', 'default': 'pep440', 'docs': 'How the version of a commit after the tag is written.', 'values': [
        'pep440', 'pep440-branch', 'pep440-pre', 'pep440-post', 'pep440-post-branch', 'pep440-old', 'git-describe', 'git-describe-long']},
    'versionfile_source': {'type': 'string', 'language': 'path', 'docs': 'The file in the sources that finds out the version.'},
    'versionfile_build': {'type': 'string', 'language': 'path', 'docs': 'The same file in the build, where it holds the version.'},
    'tag_prefix': {'type': 'string', 'default': '', 'docs': 'What tags begin with, before the version.'},
    'parentdir_prefix': {'type': 'string', 'docs': 'What the name of an unpacked folder begins with, before the version.'},
    'verbose': {'type': 'boolean', 'default': False, 'docs': 'Says how the version was found.'},
}
for name in [*keys, *keys['style']['values']]:
    if name not in SOURCE:
        raise SystemExit(f'versioneer does not read {name}')
write_tool('versioneer', {'versioneer': {'keys': keys}})
