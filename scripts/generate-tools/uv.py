# requires: uv==0.13.8
"""What uv does otherwise than its schema says, each seen by running it."""
from common import write_tool

keys = {
    'dev-dependencies': {'deprecated': {'since': '0.8.18', 'successor': 'dependency-groups.dev',
        'message': 'uv warns and will stop to read it; the standard place is the group `dev` of `[dependency-groups]`.'}},
    'pip': {'keys': {'group': {'type': 'strings', 'example': '["group"]', 'docs': 'The dependency groups to install, `name` or `path:name`.'}}},
    'prerelease': {'docs': 'Which pre-releases resolving may choose.'},
}
write_tool('uv', {'uv': {'keys': keys}})
