# requires: yapf==0.43.0
"""YAPF: its knobs of style with what turns their texts into values."""
from yapf.yapflib import style

from common import short, table_of, words, write_tool

TEXT = words('1', '0', 'true', 'false', 'yes', 'no', 'on', 'off')
LIMITS = {'_BoolConverter': 'boolean', 'int': 'integer'}
defaults = style.CreatePEP8Style()
helps = style.Help()
keys = {}
for knob, convert in style._STYLE_OPTION_VALUE_CONVERTER.items():
    kind = getattr(convert, '__name__', '')
    default = defaults[knob]
    if kind == '_BoolConverter':
        entry = {'anyOf': [{'type': 'boolean'}, {'type': 'string', 'patterns': [TEXT]}, {'type': 'integer', 'values': [0, 1]}], 'title': 'boolean'}
    elif kind == 'int':
        entry = {'anyOf': [{'type': 'integer'}, {'type': 'string', 'patterns': [r'^\s*[-+]?\d+\s*$']}], 'title': 'integer'}
    elif kind == '_IntOrIntListConverter':
        # A list becomes its text, and that is split at the commas.
        numbers = {'type': 'array', 'items': {'type': 'integer'}, 'minItems': 2}
        entry = {'anyOf': [{'type': 'integer'}, numbers, {'type': 'string', 'patterns': [r'^[\s\d,]+$', r'^\[\s*\d+\s*(,\s*\d+\s*)+\]$']}], 'title': 'integer or integers', 'example': '2'}
    elif kind == '_ContinuationAlignStyleStringConverter':
        entry = {'type': 'string', 'values': ['SPACE', 'FIXED', 'VALIGN-RIGHT'], 'patterns': [words('space', 'fixed', 'valign-right')]}
    else:
        entry = {'type': 'string'}
    if isinstance(default, (bool, int)) or (isinstance(default, str) and default):
        entry['default'] = default
    entry['docs'] = short(helps[knob])
    keys[knob.lower()] = entry
keys['based_on_style'] = {'type': 'string', 'values': sorted(style._STYLE_NAME_TO_FACTORY), 'patterns': [words(*style._STYLE_NAME_TO_FACTORY)], 'default': 'pep8', 'common': 0.9}
keys['column_limit']['common'] = 0.7
write_tool('yapf', {
    'yapf': table_of(keys, {
        'based_on_style': 'The style that the other keys change.',
        'column_limit': 'How many characters a line may have.',
        'indent_width': 'How many blanks an indentation has.',
        'use_tabs': 'Indent with tabs.',
        'continuation_align_style': 'How continued lines are aligned when tabs indent.',
        'spaces_before_comment': 'How many blanks stand before a comment at the end of a line; several give columns.',
    }),
    'yapfignore': table_of({'ignore_patterns': {'type': 'strings', 'language': 'glob', 'default': []}}, {'ignore_patterns': 'Patterns of files to leave out; none may begin with `./`.'}),
})
