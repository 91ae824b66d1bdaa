import type { DocumentContext } from '../../../spec/context.ts';
import { defineRule } from '../../../spec/rule.ts';
import { isReleased } from '../../../standards/pythons.ts';
import { admittedMinors, requiresPython } from '../../shared/requires-python.ts';
import { problemFindings } from '../problem-findings.ts';

export const version = defineRule({
  id: 'toml/version',
  summary: 'The file uses TOML 1.1, which the readers of most Pythons refuse.',
  why:
    'pyproject.toml is read by the TOML reader of whatever Python builds or installs the project. Readers of TOML 1.0 refuse ' +
    'line breaks and trailing commas in inline tables, the escapes `\\e` and `\\xHH`, and times without seconds. The setting ' +
    '`pyproject.toml.version` says what the readers of this project understand.',
  severity: 'error',
  reference: 'https://toml.io/en/v1.1.0',
  examples: {
    bad: '[project]\nname = "tool"\nversion = "1.0"\nauthors = [{ name = "Ada", }]\n',
    fixed: '[project]\nname = "tool"\nversion = "1.0"\nauthors = [{ name = "Ada" }]\n',
    good: '[project]\nname = "tool"\nversion = "1.0"\nauthors = [{ name = "Ada" }]\n',
  },

  *check(context) {
    const found = [...problemFindings(context, (code) => code === 'toml-1.1')];
    const refusing = found.length === 0 ? [] : oldReaders(context);
    if (refusing.length === 0) return;
    const [first, last] = [refusing[0], refusing.at(-1)];
    const which = first === last ? `Python ${first}` : `Python ${first} to ${last}`;
    for (const finding of found) {
      yield {
        ...finding,
        message: `${finding.message} \`tomllib\` of ${which} reads TOML 1.0 and refuses the file.`,
      };
    }
  },
});

/** The Pythons that the project admits, and that are out, whose own reader refuses TOML 1.1. */
function oldReaders({ project, data, today }: DocumentContext): readonly string[] {
  const minors = data.pythons.all.filter((release) => isReleased(release, today)).map(({ minor }) => minor);
  const required = requiresPython(project);
  const admitted = required === undefined ? minors : admittedMinors(required.set, minors);
  return admitted.filter((minor) => data.tomlReaders.tomllib(minor) === '1.0');
}
