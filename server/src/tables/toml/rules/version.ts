import { defineRule } from '../../../spec/rule.ts';
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

  check: (context) => problemFindings(context, (code) => code === 'toml-1.1'),
});
