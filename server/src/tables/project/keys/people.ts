import type { KeySpec, Shape } from '../../../spec/shape.ts';

const person = (role: string): Shape => ({
  type: 'table',
  keys: [
    {
      name: 'name',
      shape: { type: 'string' },
      title: `name of the ${role}`,
      docs: 'A person or an organisation, as it could stand before an e-mail address. No comma in it. Optional beside `email`.',
      reference: 'pyproject-toml#authors-maintainers',
      since: 'PEP 621',
      snippet: '"‸"',
      common: 1,
    },
    {
      name: 'email',
      shape: { type: 'string', language: 'email' },
      title: `e-mail of the ${role}`,
      docs: 'An address without the name: `ada@example.org`. Indexes publish it for everyone to read. Optional beside `name`.',
      reference: 'pyproject-toml#authors-maintainers',
      since: 'PEP 621',
      snippet: '"‸"',
      common: 0.9,
    },
  ],
});

/** Who stands behind the project. */
export const peopleKeys: readonly KeySpec[] = [
  {
    name: 'authors',
    shape: { type: 'array', items: person('author') },
    title: 'authors of the project',
    docs:
      'Who wrote it: a list of tables with `name`, `email` or both, `{name = "Ada", email = "ada@example.org"}`. Indexes ' +
      'show them. Who counts as an author is yours to decide.',
    reference: 'pyproject-toml#authors-maintainers',
    since: 'PEP 621',
    snippet: '[{ name = "‸" }]',
    common: 0.75,
  },
  {
    name: 'maintainers',
    shape: { type: 'array', items: person('maintainer') },
    title: 'maintainers of the project',
    docs:
      'Who looks after it now, where that differs from `authors`: a list of tables with `name`, `email` or both. Indexes ' +
      'show them beside the authors.',
    reference: 'pyproject-toml#authors-maintainers',
    since: 'PEP 621',
    snippet: '[{ name = "‸" }]',
    common: 0.2,
  },
];
