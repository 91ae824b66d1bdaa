# requires: coverage[toml]==7.17.3
"""Makes server/data/tools/coverage.json from the table of settings that coverage.py reads."""

from common import write_tool
from coverage.config import CoverageConfig

TYPES = {
    '': {'type': 'string'},
    'file': {'type': 'string', 'language': 'path'},
    'boolean': {'anyOf': [{'type': 'boolean'}, {'type': 'string', 'values': ['true', 'false']}]},
    'int': {'anyOf': [{'type': 'integer'}, {'type': 'string', 'patterns': [r'^\s*[+-]?\d+\s*$']}]},
    'float': {'anyOf': [{'type': 'number'}, {'type': 'string', 'patterns': [r'^\s*[+-]?\d+(\.\d*)?\s*$']}]},
    'list': {'type': 'strings'},
    'regexlist': {'type': 'strings', 'language': 'regex'},
}
FACTS = {
    'run.core': {'values': ['ctrace', 'pytrace', 'sysmon']},
    'run.dynamic_context': {'values': ['none', 'test_function'], 'open': True},
    'run.concurrency': {'values': sorted(CoverageConfig.CONCURRENCY_CHOICES)},
    'run.patch': {'values': ['_exit', 'execv', 'fork', 'subprocess']},
    'run.include': {'language': 'glob', 'example': '["src/*"]'},
    'run.omit': {'language': 'glob', 'example': '["tests/*"]', 'common': 0.3},
    'run.source': {'language': 'path', 'example': '["src"]', 'common': 0.5},
    'run.source_dirs': {'language': 'path', 'example': '["src"]'},
    'run.source_pkgs': {'example': '["package"]'},
    'run.plugins': {'example': '[]'},
    'run.branch': {'common': 0.5},
    'run.parallel': {'common': 0.2},
    'report.include': {'language': 'glob', 'example': '["src/*"]'},
    'report.omit': {'language': 'glob', 'example': '["tests/*"]', 'common': 0.2},
    'report.format': {'values': ['text', 'markdown', 'total']},
    'report.contexts': {'language': 'regex'},
    'report.fail_under': {'common': 0.3, 'example': '90'},
    'report.show_missing': {'common': 0.4},
    'report.skip_covered': {'common': 0.2},
    'report.exclude_also': {'common': 0.3, 'example': '["if TYPE_CHECKING:"]'},
    'report.exclude_lines': {'common': 0.3, 'example': '["pragma: no cover"]'},
    'html.extra_css': {'language': 'path', 'example': '"extra.css"'},
    'report.sort': {'patterns': ['^[+-]?(name|stmts|miss|branch|brpart|cover)$', '^[+-]?(Name|Stmts|Miss|Branch|BrPart|Cover)$'], 'example': '"Cover"'},
}
DOCS = {
    'run.branch': 'Measures which way branches went, too.',
    'run.command_line': 'The command that `coverage run` runs when it is given none.',
    'run.concurrency': 'The libraries for concurrency that the program uses. One of the light kinds at most.',
    'run.context': 'A fixed name for what this run measures.',
    'run.core': 'How measuring is done: the C tracer, the one in Python, or `sys.monitoring`.',
    'run.cover_pylib': 'Measures the standard library, too.',
    'run.data_file': 'Where the measurements go.',
    'run.debug': 'What coverage.py says of its own work.',
    'run.debug_file': 'The file that debugging output goes to.',
    'run.disable_warnings': 'Warnings of coverage.py that are not shown.',
    'run.dynamic_context': '`test_function`: tells for each line which test ran it.',
    'run.include': 'Only files that match these patterns are measured; ignored when `source` is set.',
    'run.omit': 'Files that match these patterns are not measured.',
    'run.parallel': 'Each process writes a data file of its own, to be joined by `coverage combine`.',
    'run.patch': 'Parts of Python that are patched so that subprocesses are measured, or that data survive a hard exit.',
    'run.plugins': 'Plug-ins of coverage.py, by module name; their own settings stand in a table of that name.',
    'run.relative_files': 'Keeps paths relative to the working folder: for data that move between machines.',
    'run.sigterm': 'Saves the data when the process gets SIGTERM.',
    'run.source': 'Packages or folders whose code is measured, also what no test imports.',
    'run.source_dirs': 'Folders whose code is measured.',
    'run.source_pkgs': 'Packages whose code is measured, also where a folder of that name exists.',
    'run.timid': 'A simpler, slower tracer, for programs that change the trace function.',
    'report.contexts': 'Only lines that ran in contexts that match these expressions count.',
    'report.exclude_also': 'Lines that match one of these expressions do not count, besides the usual ones.',
    'report.exclude_lines': 'Lines that match one of these expressions do not count; takes the place of the usual ones.',
    'report.fail_under': 'A total below this percentage ends the report with status 2.',
    'report.format': 'The form of the report.',
    'report.ignore_errors': 'Goes on when a source file cannot be read.',
    'report.include': 'Only files that match these patterns are reported.',
    'report.include_namespace_packages': 'Looks into folders without `__init__.py` for files that no test imported.',
    'report.omit': 'Files that match these patterns are not reported.',
    'report.partial_also': 'Branches that may go one way only, besides the usual ones.',
    'report.partial_branches': 'Branches that may go one way only; takes the place of the usual ones.',
    'report.partial_branches_always': 'Branches of the language itself that go one way; hardly ever to be changed.',
    'report.precision': 'Digits after the decimal point.',
    'report.show_missing': 'Names the lines that did not run.',
    'report.skip_covered': 'Leaves out files that are covered wholly.',
    'report.skip_empty': 'Leaves out files without statements.',
    'report.sort': 'The column to sort by; `-` in front turns the order round.',
    'html.directory': 'The folder of the HTML report.',
    'html.extra_css': 'A style sheet that is copied into the report.',
    'html.show_contexts': 'Tells for each line which contexts ran it.',
    'html.skip_covered': 'As in `report`, for the HTML report alone.',
    'html.skip_empty': 'As in `report`, for the HTML report alone.',
    'html.title': 'The title of the report.',
    'xml.output': 'The file of the XML report.',
    'xml.package_depth': 'How deep folders count as packages.',
    'json.output': 'The file of the JSON report.',
    'json.pretty_print': 'Writes the JSON with line breaks.',
    'json.show_contexts': 'Tells for each line which contexts ran it.',
    'lcov.output': 'The file of the LCOV report.',
    'lcov.line_checksums': 'Writes a checksum for each line.',
}  # fmt: skip
TABLES = {
    'run': 'What is measured, and how.',
    'report': 'What every kind of report shows.',
    'html': 'The report for the browser.',
    'xml': 'The report in the form of Cobertura.',
    'json': 'The report as JSON.',
    'lcov': 'The report in the form of lcov.',
}

defaults = CoverageConfig()
tables = {}
for attribute, where, *kind in CoverageConfig.CONFIG_FILE_OPTIONS:
    section, name = where.split(':')
    if name.startswith('_'):
        continue
    place = f'{section}.{name}'
    key = {**TYPES[kind[0] if kind else ''], **FACTS.get(place, {}), 'docs': DOCS[place]}
    default = getattr(defaults, attribute)
    if isinstance(default, (str, int, float)) and default != '':
        key['default'] = default
    tables.setdefault(section, {})[name] = key
keys = {
    section: {'type': 'table', 'docs': TABLES[section], 'common': {'run': 0.8, 'report': 0.8}.get(section, 0.1), 'keys': dict(sorted(of.items()))}
    for section, of in tables.items()
}
keys['paths'] = {
    'type': 'table',
    'docs': 'Which folders hold the same code, when data of several machines are joined.',
    'common': 0.3,
    'rest': {'type': 'strings', 'keyTitle': 'name', 'title': 'equal folders', 'docs': 'The first is the one to keep.'},
}
# A table of another name is read when it is the name of a plug-in.
write_tool('coverage', {'coverage': {'extensible': True, 'keys': keys}})
