# requires: isort==9.0.2
"""isort: the fields of its settings, as its reader turns them into their types."""
import dataclasses
from isort import settings, main
from isort.profiles import profiles
from isort.wrap_modes import WrapModes
from isort.settings import VALID_PY_TARGETS

from common import boolean_or_word, integer_or_text, short, table_of, words, write_tool

BOOLEAN = words('y', 'yes', 't', 'on', '1', 'true', 'n', 'no', 'f', 'off', '0', 'false')
LEFT_OUT = {'known_other', 'import_headings', 'import_footers', 'sources', 'git_ls_files', 'formatting_function', 'source'}
helps = {}
for action in main._build_arg_parser()._actions:
    helps[action.dest] = action.help
PATHS = {'src_paths', 'virtual_env', 'conda_env', 'directory'}
keys = {}
for field in dataclasses.fields(settings._Config):
    if field.name in LEFT_OUT:
        continue
    value = settings._DEFAULT_SETTINGS[field.name]
    if isinstance(value, bool):
        entry = boolean_or_word(BOOLEAN, default=value)
    elif field.name == 'multi_line_output':
        # The name of the first mode is no name to its reader, since its number counts as false.
        modes = [m.name for m in WrapModes if m.value]
        entry = {'anyOf': [{'type': 'integer', 'min': 0, 'max': len(WrapModes) - 1}, {'type': 'string', 'values': modes, 'patterns': [r'^\d+$', words(*modes)]}],
                 'title': 'wrap mode', 'default': 0, 'example': '3'}
    elif field.name == 'force_grid_wrap':
        entry = {'anyOf': [{'type': 'integer'}, {'type': 'boolean'}, {'type': 'string', 'open': True}], 'title': 'integer', 'default': 0}
    elif isinstance(value, int):
        entry = integer_or_text(default=value)
    elif isinstance(value, (frozenset, tuple)):
        entry = {'type': ['strings', 'string'], 'default': sorted(map(str, value)) if isinstance(value, frozenset) else list(map(str, value))}
    else:
        entry = {'type': 'string', 'default': value}
    if field.name in PATHS:
        entry['language'] = 'path'
    if field.name.endswith('_glob'):
        entry['language'] = 'glob'
    if helps.get(field.name):
        entry['docs'] = short(helps[field.name], 25)
    keys[field.name] = entry
keys['profile'].update({'values': sorted(profiles), 'open': True, 'common': 0.8})
keys['py_version'] = {'anyOf': [{'type': 'string', 'values': ['all', 'auto', *[v for v in sorted(VALID_PY_TARGETS) if v != 'all']]}, {'type': 'integer', 'values': [int(v) for v in sorted(VALID_PY_TARGETS) if v.isdigit()]}], 'title': 'version of Python', 'default': '3'}
keys['indent'] = {'type': ['string', 'integer'], 'default': '    '}
keys['sort_order'].update({'values': ['natural', 'native'], 'open': True})
keys['line_ending'] = {'type': 'string', 'default': ''}
for name in ('formatter', 'default_section', 'comment_prefix', 'format_error', 'format_success'):
    keys[name]['type'] = 'string'
keys['formatter']['example'] = None
del keys['formatter']['example']
keys['length_sort_sections']['common'] = 0
keys['line_length']['common'] = 0.5
keys['known_first_party']['common'] = 0.4
keys['skip']['common'] = 0.2
DOCS = {
    'profile': 'A set of settings that fits a formatter: `black`, `google` and others.',
    'line_length': 'How long a line may be before imports are wrapped.',
    'wrap_length': 'How long lines are when they are wrapped; 0 for `line_length`.',
    'multi_line_output': 'How imports are laid out over several lines, by number or name; 3 is what Black does.',
    'known_first_party': 'Modules that belong to the project.',
    'known_third_party': 'Modules that are installed from elsewhere.',
    'known_local_folder': 'Modules that belong to the folder.',
    'known_standard_library': 'The modules of the standard library, in place of the built-in list.',
    'extra_standard_library': 'Further modules of the standard library.',
    'known_future_library': 'Modules that come first, as `__future__`.',
    'src_paths': 'Folders whose modules belong to the project.',
    'skip': 'Files and folders to leave out; it replaces the usual list.',
    'extend_skip': 'Further files and folders to leave out.',
    'skip_glob': 'Patterns of files to leave out.',
    'extend_skip_glob': 'Further patterns of files to leave out.',
    'skip_gitignore': 'Leave out what .gitignore leaves out.',
    'sections': 'The sections of imports, in their order.',
    'default_section': 'The section of modules that no list names.',
    'py_version': 'The Python whose standard library counts.',
    'force_grid_wrap': 'From so many names on, an import is always wrapped; 0 for never.',
    'sort_order': 'How names are compared: `natural`, `native`, or a name that a plug-in brings.',
    'include_trailing_comma': 'End a wrapped import with a comma.',
    'filter_files': 'Leave skipped files out even when they are named on the command line.',
    'indent': 'What lines are indented with: a number of spaces, `tab`, or the very text.',
}
write_tool('isort', {'isort': table_of(keys, DOCS, patterns={
    '^known_': {'type': ['strings', 'string'], 'keyTitle': 'section', 'docs': 'The modules of a section of your own, which `sections` must name too.'},
    '^import_heading_': {'type': 'string', 'keyTitle': 'section', 'docs': 'A comment above the imports of the section.'},
    '^import_footer_': {'type': 'string', 'keyTitle': 'section', 'docs': 'A comment below the imports of the section.'},
})})
