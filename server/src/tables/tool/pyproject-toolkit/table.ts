import { type FormatOptionSpec, formatOptionSpecs } from '../../../spec/format-options.ts';
import type { Choice, KeySpec, TableShape, TableSpec } from '../../../spec/shape.ts';
import { rules } from '../../rules.ts';

const levels: readonly Choice[] = [
  { value: 'error', docs: 'The check fails.' },
  { value: 'warning', docs: 'Shown as a warning.' },
  { value: 'hint', docs: 'Shown as a quiet hint.' },
  { value: 'off', docs: 'Not reported at all.' },
];

/** `[tool.pyproject-toolkit]`: which rules run on this file, the same in the editor and on the command line. */
export const pyprojectToolkitTable: TableSpec = {
  path: ['tool', 'pyproject-toolkit'],
  title: 'settings of Pyproject Toolkit',
  docs:
    'Which rules check this file, and how loudly, for everyone who works on the project. It counts before the settings ' +
    'of the editor and after the options of the command line.',
  common: 0,
  snippet: 'ignore = ["‸"]',
  shape,
};

function shape(): TableShape {
  const selectors = selectorChoices();
  const list = { type: 'array', items: { type: 'string', values: selectors } } as const;
  return {
    type: 'table',
    keys: [
      {
        name: 'select',
        shape: list,
        title: 'rules that run',
        docs:
          'Only these rules run. Write a rule (`project/license-table`), a table (`project`) for all its rules, or ' +
          '`all`. Without the key every rule runs.',
        default: '["all"]',
        snippet: '["‸"]',
      },
      {
        name: 'ignore',
        shape: list,
        title: 'rules that do not run',
        docs:
          'These rules do not run: a rule, a table for all its rules, or `all`. The more exact word wins, so a rule ' +
          'in `select` runs though its table is ignored.',
        default: '[]',
        snippet: '["‸"]',
      },
      {
        name: 'severity',
        shape: { type: 'table', keys: selectors.map(levelKey) },
        title: 'severity by rule',
        docs:
          'Another severity for a rule, for all rules of a table, or for `all`: `error`, `warning`, `hint` or `off`. ' +
          'Names of rules contain a slash, so they need quotes.',
      },
      {
        name: 'schemas',
        shape: {
          type: 'table',
          keys: [],
          rest: {
            keyTitle: 'tool',
            title: 'JSON schema of a table',
            docs:
              'The JSON schema by which `[tool.<name>]` is completed, explained and checked: a file below the folder of ' +
              'pyproject.toml. What it does not allow is a warning.',
            shape: { type: 'string', language: 'path' },
          },
        },
        title: 'JSON schemas by tool',
        docs:
          'JSON schemas of your own for tables of tools that are not known here, or in place of what is known: ' +
          '`mytool = "schemas/mytool.json"` for `[tool.mytool]`, `"mytool.sub"` for a table inside.',
        snippet: '{ ‸ }',
      },
      {
        name: 'format',
        shape: { type: 'table', keys: formatOptionSpecs.map(formatKey) },
        title: 'layout of the file',
        docs: 'Options of the layout for everyone who works on the project, by the names that taplo gave them. They count before the settings of the editor.',
      },
    ],
  };
}

const formatKey = (spec: FormatOptionSpec): KeySpec => ({
  name: spec.name,
  shape: { type: spec.type },
  title: spec.title,
  docs: spec.docs,
  ...(spec.default === undefined ? {} : { default: String(spec.default) }),
  snippet: spec.type === 'boolean' ? `${spec.default !== true}‸` : spec.type === 'string' ? '"‸"' : '‸',
});

/** Everything that names rules: `all`, each table, each rule. */
function selectorChoices(): readonly Choice[] {
  const groups = [...new Set(rules.map(({ id }) => id.split('/')[0] as string))];
  return [
    { value: 'all', docs: 'Every rule there is.' },
    ...groups.map((value) => ({ value, docs: `Every rule whose name begins with \`${value}/\`.` })),
    ...rules.map(({ id, summary }) => ({ value: id, docs: summary })),
  ];
}

const levelKey = ({ value, docs }: Choice): KeySpec => ({
  name: value,
  shape: { type: 'string', values: levels },
  title: value.includes('/') ? 'severity of a rule' : 'severity of several rules',
  docs: docs ?? '',
  snippet: '"‸"',
});
