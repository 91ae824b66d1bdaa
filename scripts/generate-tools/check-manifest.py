# requires: check-manifest==0.51
"""The keys that check-manifest reads, by the names in its source."""
from common import write_tool

import check_manifest

DOCS = {
    check_manifest.CFG_IGNORE[1]: {'type': 'strings', 'language': 'glob', 'docs': 'Files that may be missing from the sdist.', 'common': 0.9},
    check_manifest.CFG_IGNORE_DEFAULT_RULES[1]: {'type': 'boolean', 'default': False, 'docs': 'Forgets the files that may be missing by default, such as PKG-INFO.'},
    check_manifest.CFG_IGNORE_BAD_IDEAS[1]: {'type': 'strings', 'language': 'glob', 'docs': 'Generated files that may lie in the repository without a complaint.'},
}
write_tool('check-manifest', {'check-manifest': {'keys': DOCS}})
