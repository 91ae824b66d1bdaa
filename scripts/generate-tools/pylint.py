# requires: pylint==4.1.4
"""pylint: the options of its parser and its messages."""
import argparse
from pylint.lint import PyLinter
from pylint.extensions import initialize as initialize_extensions
from pylint.checkers import initialize as initialize_checkers
from pylint.lint.run import _PylintConfigRun  # noqa: F401  (registers options)
from pylint.lint import Run
import pylint.config.arguments_manager as manager

from common import integer_or_text, short, words, write_codes, write_tool

taken = []


class Stop(Exception):
    pass


def stop(self, *args, **kwargs):
    taken.append(self)
    raise Stop


original = manager._ArgumentsManager._parse_configuration_file
manager._ArgumentsManager._parse_configuration_file = stop
try:
    Run(['--rcfile=/dev/null', '--enable-all-extensions', '/dev/null'], exit=False)
except Stop:
    pass
linter = taken[0]
extension_options = set()
plain = set()


def options_of(arguments):
    return {o[2:] for a in arguments._actions for o in a.option_strings if o.startswith('--')}


all_actions = linter._arg_parser._actions
taken.clear()
try:
    Run(['--rcfile=/dev/null', '/dev/null'], exit=False)
except Stop:
    pass
standard = options_of(taken[0]._arg_parser)
YES = words('y', 'yes', 'true', 'n', 'no', 'false')
LEFT_OUT = {'help', 'long-help', 'version', 'help-msg', 'verbose', 'errors-only', 'enable-all-extensions', 'list-msgs', 'list-msgs-enabled', 'list-groups', 'list-conf-levels',
            'list-extensions', 'full-documentation', 'generate-rcfile', 'generate-toml-config', 'rcfile', 'output', 'init-hook'}
keys = {}
for action in all_actions:
    for option in action.option_strings:
        if not option.startswith('--') or option[2:] in LEFT_OUT:
            continue
        name = option[2:]
        kind = getattr(action.type, '__name__', '')
        value = action.default
        if kind == '_yn_transformer':
            entry = {'anyOf': [{'type': 'boolean'}, {'type': 'string', 'patterns': [YES]}], 'title': 'boolean'}
        elif action.nargs == 0:
            entry = {'type': 'boolean'}
        elif kind == 'int' or kind == '_nonnegative_int_transformer':
            entry = integer_or_text()
        elif kind == 'float':
            entry = {'anyOf': [{'type': 'number'}, {'type': 'string', 'patterns': [r'^\s*[-+]?\d+(\.\d*)?\s*$']}], 'title': 'number'}
        elif action.choices:
            entry = {'type': 'string', 'values': list(action.choices)}
        elif 'csv' in kind or 'list' in kind or isinstance(value, (list, tuple)):
            entry = {'type': ['strings', 'string']}
        elif kind == 'py_version_transformer' or name == 'py-version':
            entry = {'anyOf': [{'type': 'string', 'patterns': [r'^\d+[.,]\d+([.,]\d+)?$']}, {'type': 'float'}], 'title': 'version of Python', 'example': '"3.10"'}
        else:
            entry = {'type': ['string', 'strings']}
        if kind in ('_regex_transformer', 'regex_transformer') or name.endswith('-rgx'):
            entry = {'type': 'string', 'language': 'regex'}
        if isinstance(value, bool) or (isinstance(value, (int, float, str)) and value != '' and entry.get('language') != 'regex' and not callable(value)):
            entry['default'] = value
        elif isinstance(value, (list, tuple)) and value and all(isinstance(v, (str, int)) for v in value) and name not in ('py-version',):
            entry['default'] = list(map(str, value))
        entry['docs'] = short(action.help)
        if name not in standard:
            entry['docs'] += ' Of an extension, to be named in `load-plugins`.'
            entry['common'] = 0
        keys[name] = entry
keys['init-hook'] = {'type': 'string', 'docs': 'Python code to run before anything else, as to change `sys.path`.'}
for name in ('disable', 'enable'):
    keys[name] = {'type': ['strings', 'string'], 'language': 'rule-code', 'docs': f'Messages, by symbol or number, and groups to turn {"off" if name == "disable" else "on"}.', 'common': 0.6 if name == 'disable' else 0.2}
keys['py-version'] = {'anyOf': [{'type': 'string', 'patterns': [r'^\d+[.,]\d+([.,]\d+)?$']}, {'type': 'float'}], 'title': 'version of Python', 'example': '"3.10"'}
# The command reads these from the file too; the reader alone does not know them.
for name in ('verbose', 'errors-only', 'enable-all-extensions'):
    keys[name] = {'type': 'any', 'docs': 'An option of the command line, seldom of use in a file.', 'common': 0}
keys['confidence'] = {'type': ['strings', 'string'], 'values': ['HIGH', 'CONTROL_FLOW', 'INFERENCE', 'INFERENCE_FAILURE', 'UNDEFINED'], 'docs': ''}
keys['confidence']['open'] = True
keys['output-format'] = {'type': 'string', 'language': 'object-reference', 'example': '"colorized"', 'docs': ''}
keys['indent-string'] = {'type': 'string', 'default': '    ', 'docs': ''}
keys['ignore-mixin-members']['deprecated'] = {'message': 'Pylint names `ignored-checks-for-mixins` in its place.'}
for name, text in {
    'jobs': 'How many processes check at once; 0 for one a core.', 'max-line-length': 'How many characters a line may have.',
    'py-version': 'The oldest Python that the code must run on.', 'load-plugins': 'Modules with further checkers to load.',
    'ignore': 'Names of files and folders to leave out.', 'ignore-paths': 'Paths to leave out, as regular expressions.',
    'ignore-patterns': 'Names of files to leave out, as regular expressions.', 'fail-under': 'The score, 0 to 10, below which the run fails.',
    'extension-pkg-allow-list': 'Packages whose C extensions may be loaded into the checker.',
    'confidence': 'Report only what is known with one of these confidences.', 'output-format': 'How findings are printed: `text`, `parseable`, `colorized`, `json2`, or a class.',
    'indent-string': 'The text of one indentation.',
    'good-names': 'Names that are always right.',
}.items():
    keys[name]['docs'] = text
keys['max-line-length']['common'] = 0.4
SECTIONS = ['main', 'basic', 'classes', 'design', 'exceptions', 'format', 'imports', 'logging', 'messages control', 'method_args',
            'miscellaneous', 'refactoring', 'reports', 'similarities', 'spelling', 'string', 'typecheck', 'variables', 'MASTER', 'MAIN', 'BASIC',
            'FORMAT', 'DESIGN', 'MESSAGES CONTROL', 'messages_control', 'master', 'message_control']
table = {'type': 'table', 'keys': dict(sorted(keys.items()))}
write_tool('pylint', {
    'pylint': {'keys': dict(sorted(keys.items())), 'rest': {**table, 'keyTitle': 'section', 'docs': 'Pylint reads every table below `[tool.pylint]`, whatever its name, as it reads the table itself.'}},
})
# Messages.
store = linter.msgs_store
codes = []
extension_checkers = {c.name for c in linter.get_checkers()} - {c.name for c in taken[0].get_checkers()}
for message in sorted(store.messages, key=lambda m: m.msgid):
    kind = {'C': 'convention', 'R': 'refactor', 'W': 'warning', 'E': 'error', 'F': 'fatal', 'I': 'information'}[message.msgid[0]]
    standard_message = message.msgid in taken[0].msgs_store._msgs_by_category.get('', []) if False else any(m.msgid == message.msgid for m in taken[0].msgs_store.messages)
    codes.append({'code': message.msgid, 'name': message.symbol, 'summary': short(message.description, 16), 'group': message.msgid[0], 'category': kind,
                  **({} if standard_message and linter.is_message_enabled(message.msgid) else {'optional': True})})
removed = {}
redirects = {}
for message in store.messages:
    for old_id, old_symbol in message.old_names:
        redirects[old_id] = message.msgid
        redirects[old_symbol] = message.msgid
from pylint.message._deleted_message_ids import DELETED_MESSAGES_IDS, MOVED_TO_EXTENSIONS
gone = [(m.msgid, m.symbol) for group in DELETED_MESSAGES_IDS.values() for m in group]
codes += [{'code': msgid, 'name': symbol, 'summary': 'Removed; pylint does not report it any more.', 'removed': '4'} for msgid, symbol in sorted(gone)]
groups = [{'code': c, 'name': n} for c, n in (('C', 'Convention'), ('R', 'Refactor'), ('W', 'Warning'), ('E', 'Error'), ('F', 'Fatal'), ('I', 'Information'))]
names = sorted({c.name for c in linter.get_checkers()})
write_codes('pylint', codes, match='exact', groups=groups + [{'code': n, 'name': f'Messages of the checker "{n}"'} for n in names], redirects=dict(sorted(redirects.items())), all=['all'])
