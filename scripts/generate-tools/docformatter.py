# requires: docformatter==1.7.8
"""docformatter: the names that its settings look for, and the options that they set."""
import inspect
import re
from docformatter import configuration

from common import boolean_or_word, integer_or_text, short, table_of, words, write_tool

source = inspect.getsource(configuration.Configurater.do_parse_arguments)
config = configuration.Configurater(['docformatter', '-'])
config.do_parse_arguments()
by_option = {o[2:]: a for a in config.parser._actions for o in a.option_strings if o.startswith('--')}
keys = {}
for name in sorted(set(re.findall(r'flargs\.get\(\s*"([\w-]+)"', source))):
    action = by_option.get(name) or by_option.get(name.replace('_', '-')) or by_option.get({'range': 'range'}.get(name, name))
    if action is None:
        raise SystemExit(f'no option for {name}')
    if action.nargs == 0:
        # A text other than "true" is no error; it means false.
        keys[name] = {'anyOf': [{'type': 'boolean'}, {'type': 'string', 'patterns': [words('true', 'false')]}], 'title': 'boolean', 'default': False}
    elif action.nargs == 2:
        keys[name] = {'type': 'array', 'items': {'type': 'integer', 'min': 1}, 'minItems': 2, 'maxItems': 2}
    elif action.type is int:
        keys[name] = integer_or_text(default=action.default)
    elif action.nargs == '*':
        keys[name] = {'type': 'strings'}
    else:
        keys[name] = {'type': 'string'}
    keys[name]['docs'] = short(action.help)
keys['exclude']['language'] = 'path'
keys['style'].update({'values': ['sphinx', 'epytext', 'numpy', 'google'], 'open': True, 'default': 'sphinx'})
if 'rest_section_adorns' in keys:
    keys['rest_section_adorns']['language'] = 'regex'
write_tool('docformatter', {'docformatter': table_of(keys, {
    'in-place': 'Write the files instead of printing what would change.',
    'check': 'Write nothing; fail when something would change.',
    'recursive': 'Go into folders.',
    'exclude': 'Names of files and folders to leave out.',
    'black': 'Defaults that agree with Black.',
    'wrap-summaries': 'The length of a summary line; 0 for any.',
    'wrap-descriptions': 'The length of a line of the description; 0 for any.',
    'style': 'How lists of parameters are written.',
    'range': 'First and last line between which docstrings are formatted.',
    'docstring-length': 'The shortest and longest docstring, in lines, to format.',
    'non-cap': 'Words that stay in lower case at the beginning of a summary.',
})})
