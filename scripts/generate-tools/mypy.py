# requires: mypy==2.4.1
"""mypy: what its reader of settings takes beside the schema, and its error codes."""
import json
import os

from mypy import config_parser, defaults, errorcodes
from mypy.options import INCOMPLETE_FEATURES, PER_MODULE_OPTIONS, Options

from common import INI_BOOLEAN, ROOT, version_of, boolean_or_word, integer_or_text, short, write_codes, write_tool

options = Options()
values = {n: getattr(options, n) for n in dir(options) if not n.startswith('_') and not callable(getattr(options, n))}
# What the reader refuses, and what it cannot give a type.
for name in ('enabled_error_codes', 'disabled_error_codes', 'per_module_options', 'report_dirs', 'cache_map'):
    values.pop(name)
booleans = sorted(n for n, v in values.items() if isinstance(v, bool))
readers = config_parser.toml_config_types
LISTS = {'files', 'mypy_path', 'plugins', 'always_true', 'always_false', 'untyped_calls_exclude', 'enable_incomplete_feature',
         'disable_error_code', 'enable_error_code', 'package_root', 'exclude', 'packages', 'modules'}
PATHS = {'files', 'mypy_path', 'custom_typeshed_dir', 'cache_dir', 'python_executable', 'junit_xml', 'quickstart_file'}
DOCUMENTED = {'allow_untyped_decorators': 'disallow_untyped_decorators'}


def boolean(name, **facts):
    return boolean_or_word(INI_BOOLEAN, default=values[name], **facts)


def entry(name):
    value = values.get(name)
    if name in LISTS:
        found = {'type': ['string', 'strings']}
        if name in ('enable_error_code', 'disable_error_code'):
            found['language'] = 'rule-code'
        if name == 'exclude':
            found['language'] = 'regex'
        if name == 'enable_incomplete_feature':
            found.update({'values': sorted(INCOMPLETE_FEATURES), 'open': True})
        if name in PATHS:
            found['language'] = 'path'
        return found
    if name == 'python_version':
        low = defaults.PYTHON3_VERSION_MIN[1]
        return {'anyOf': [{'type': 'string', 'patterns': [r'^3\.\d+$']}, {'type': 'float', 'min': 3.1}], 'title': 'version of Python', 'example': f'"3.{low}"'}
    if name == 'num_workers':
        return {'anyOf': [{'type': 'integer'}, {'type': 'string', 'values': ['auto'], 'patterns': [r'^\d+$']}], 'default': 0}
    if name == 'follow_imports':
        return {'type': 'string', 'values': ['normal', 'silent', 'skip', 'error'], 'default': 'normal'}
    if name == 'junit_format':
        return {'type': 'string', 'values': ['global', 'per_file'], 'default': 'global'}
    if name in ('strict', 'no_site_packages'):
        # The truth of the value as Python sees it: any text but an empty one is "true".
        return {'type': 'boolean', 'default': False}
    if isinstance(value, bool):
        return boolean(name)
    if isinstance(value, int):
        return integer_or_text(default=value)
    return {'type': 'string', **({'language': 'path'} if name in PATHS else {}), **({'default': value} if isinstance(value, str) and name not in ('python_executable', 'platform') else {})}


KEYS = {n: entry(n) for n in sorted({*readers, *(n for n, v in values.items() if v is not None and not isinstance(v, (dict, set, tuple, list)))})}
SHOWN = """allow_redefinition allow_untyped_globals always_false always_true cache_dir cache_fine_grained check_untyped_defs color_output
custom_typeshed_dir custom_typing_module disable_bytearray_promotion disable_error_code disable_memoryview_promotion
disallow_any_decorated disallow_any_explicit disallow_any_expr disallow_any_generics disallow_any_unimported disallow_incomplete_defs
disallow_subclassing_any disallow_untyped_calls disallow_untyped_decorators disallow_untyped_defs enable_error_code
enable_incomplete_feature error_summary exclude exclude_gitignore explicit_package_bases extra_checks files fixed_format_cache
follow_imports follow_imports_for_stubs follow_untyped_imports hide_error_codes ignore_errors ignore_missing_imports implicit_optional
implicit_reexport incremental install_types junit_format junit_xml local_partial_types modules mypy_path namespace_packages native_parser
no_silence_site_packages no_site_packages non_interactive num_workers packages pdb platform plugins pretty python_executable
python_version raise_exceptions scripts_are_modules show_absolute_path show_column_numbers show_error_code_links show_error_context
show_error_end show_traceback skip_cache_mtime_checks skip_version_check sqlite_cache strict strict_bytes strict_concatenate
strict_equality strict_equality_for_none strict_optional untyped_calls_exclude verbosity warn_incomplete_stub warn_no_return
warn_redundant_casts warn_return_any warn_unreachable warn_unused_configs warn_unused_ignores""".split()
for name, facts in KEYS.items():
    if name not in SHOWN:
        facts.update({'docs': 'A switch that mypy reads and does not document: for its own developers.', 'common': 0})
DOCS = {
    'strict': 'Turn on all optional checks that `mypy --help` lists; single ones can be turned off again.',
    'disallow_untyped_defs': 'Report functions without annotations.',
    'files': 'What to check when no file is named on the command line: paths and globs.',
    'exclude': 'Files and folders to leave out when searching: a regular expression on the path, or several.',
    'exclude_gitignore': 'Leave out what .gitignore leaves out.',
    'junit_format': 'Whether the JUnit report has one entry in all or one a file.',
    'local_partial_types': 'The type of a variable is not inferred from assignments in other scopes.',
    'allow_redefinition': 'A variable may get another type later on.',
    'show_error_end': 'Show where an error ends.',
    'verbosity': 'How much to tell of its own doings.',
    'num_workers': 'How many processes check at once; `"auto"` for one a core.',
}
for name, text in DOCS.items():
    KEYS[name]['docs'] = text
for name, common in {'python_version': 0.5, 'strict': 0.45, 'files': 0.3, 'warn_unused_ignores': 0.35, 'warn_return_any': 0.3,
                     'warn_redundant_casts': 0.3, 'disallow_untyped_defs': 0.3, 'check_untyped_defs': 0.3, 'ignore_missing_imports': 0.3,
                     'warn_unused_configs': 0.3, 'exclude': 0.3, 'plugins': 0.25, 'enable_error_code': 0.2, 'show_error_codes': 0.1}.items():
    if name in KEYS:
        KEYS[name]['common'] = common
for report in defaults.REPORTER_NAMES:
    KEYS[report.replace('-', '_') + '_report'] = {'type': 'string', 'language': 'path', 'docs': 'The folder in which to write this report.'}
KEYS['show_error_codes'] = boolean_or_word(INI_BOOLEAN, default=True, deprecated=False, docs='The opposite of `hide_error_codes`; error codes are shown without it too.')
KEYS['allow_redefinition_new'] = boolean_or_word(INI_BOOLEAN, deprecated={'message': 'It is called `allow_redefinition` now.', 'successor': 'allow_redefinition'})


def inverse(names):
    """Other spellings of a switch that turn it round, in the order in which the reader tries them."""
    found = {}
    for name in names:
        for other in ('no_' + name, name.removeprefix('dis') if name.startswith('disallow') else None,
                      'dis' + name if name.startswith('allow') else None, 'show_' + name.removeprefix('hide_') if name.startswith('hide_') else None):
            if other and not hasattr(options, other) and other not in KEYS:
                found[other] = name
    return found


def opposite(name):
    return {**boolean_or_word(INI_BOOLEAN, default=not values[name]), 'docs': f'The opposite of `{name}`.', 'common': 0}


# The opposites that stand in real files; all others are right too.
LISTED = {'no_implicit_optional', 'no_implicit_reexport', 'allow_untyped_defs', 'allow_untyped_calls', 'allow_incomplete_defs',
          'allow_any_generics', 'allow_subclassing_any', 'allow_untyped_decorators', 'no_strict_optional', 'no_warn_no_return',
          'no_color_output', 'no_error_summary', 'no_namespace_packages', 'no_incremental', 'no_ignore_missing_imports'}


def table(names, **more):
    others = inverse([n for n in names if n in booleans])
    keys = {n: KEYS[n] for n in names if n in KEYS}
    keys.update({n: opposite(of) for n, of in others.items() if n in LISTED})
    rest = sorted(set(others) - LISTED)
    return {'closed': True, 'keys': dict(sorted({**keys, **more}.items())),
            'patterns': {'^(' + '|'.join(rest) + ')$': {**boolean_or_word(INI_BOOLEAN), 'docs': 'The opposite of the switch without `no_`, or with `dis`.'},
                         '^x_': {'type': 'any', 'docs': 'Keys that begin with `x_` are left alone.'}}}


per_module = sorted(PER_MODULE_OPTIONS - {'disabled_error_codes', 'enabled_error_codes'})
overrides = {'type': 'array', 'docs': 'Settings for single modules, each in a table `[[tool.mypy.overrides]]`.', 'items': {
    'type': 'table', **table(per_module, module={
        'anyOf': [{'type': 'string', 'language': 'module-pattern'}, {'type': 'array', 'items': {'type': 'string', 'language': 'module-pattern'}, 'minItems': 1}], 'title': 'modules', 'required': True, 'example': '"package.*"', 'common': 1,
        'docs': 'The modules meant: names in full, with `*` for whole parts: `package.*`.',
    }, strict={**KEYS['strict'], 'common': 0, 'docs': 'Counts for all modules, not for these alone; `false` is not read.'})}}
# What the schema still has and the reader does not know any more.
with open(os.path.join(ROOT, '.cache', 'data', 'schemas', 'mypy.schema.json'), encoding='utf-8') as file:
    former = sorted(set(json.load(file)['properties']) - set(KEYS) - {'overrides'} - set(inverse(booleans)))
gone = {n: {'type': 'any', 'removed': {'message': f'mypy {version_of("mypy")} does not know it any more.'}} for n in former}
write_tool('mypy', {'mypy': table(sorted(KEYS), overrides=overrides, **gone)})

codes = []
for code in sorted(errorcodes.error_codes.values(), key=lambda c: c.code):
    codes.append({'code': code.code, 'summary': short(code.description, 16), 'category': code.category.lower(),
                  **({'group': code.sub_code_of.code} if code.sub_code_of else {}),
                  **({} if code.default_enabled else {'optional': True})})
write_codes('mypy', codes, match='exact')
