# requires: check-wheel-contents==0.6.3
"""The keys of check-wheel-contents from the fields of its configuration, and its checks."""
from common import table_of, write_codes, write_tool

from check_wheel_contents.checks import Check
from check_wheel_contents.config import TRAVERSAL_EXCLUSIONS, Configuration

DOCS = {
    'select': 'The checks to make, by code or by what codes begin with.',
    'ignore': 'The checks to leave out, by code or by what codes begin with.',
    'toplevel': 'What the wheel has at its top, and nothing else.',
    'package': 'Packages and modules whose files the wheel has to have.',
    'src_dir': 'Folders whose packages and modules the wheel has to have.',
    'package_omit': 'Files of those packages that the wheel need not have.',
}
MORE = {
    'select': {'language': 'rule-code', 'example': '["W001"]'},
    'ignore': {'language': 'rule-code', 'example': '["W001"]'},
    'package': {'language': 'path', 'example': '["text"]'},
    'src_dir': {'language': 'path', 'example': '["src"]'},
    'package_omit': {'language': 'glob', 'default': TRAVERSAL_EXCLUSIONS},
}
keys = {
    field.alias or name: {'type': ['strings', 'string'], **MORE.get(field.alias or name, {})}
    for name, field in Configuration.model_fields.items()
}
for alias in ('package', 'src_dir'):
    name = next(name for name, field in Configuration.model_fields.items() if field.alias == alias)
    keys[name] = {'type': ['strings', 'string'], 'language': 'path', 'example': MORE[alias]['example'], 'docs': f'The same as `{alias}`.'}
write_tool('check-wheel-contents', {'check-wheel-contents': table_of(keys, DOCS)})
write_codes('check-wheel-contents', [{'code': check.name, 'summary': f'{check.value}.'} for check in Check], match='prefix')
