import type { KeySpec } from '../../../spec/shape.ts';

const deprecated = {
  since: 'PEP 639',
  message:
    'The table form of `license` is deprecated: write the SPDX expression as a string, and the files in `license-files`.',
  successor: 'license',
};

/** Under which terms the project may be used. */
export const licenceKeys: readonly KeySpec[] = [
  {
    name: 'license',
    shape: {
      type: 'one-of',
      of: [
        { type: 'string', language: 'license-expression' },
        {
          type: 'table',
          keys: [
            {
              name: 'file',
              shape: { type: 'string', language: 'path' },
              title: 'licence file',
              docs: 'The old way to name the file with the licence text. Its whole text goes into the metadata. Not together with `text`.',
              reference: 'pyproject-toml#license',
              since: 'PEP 621',
              deprecated: { ...deprecated, successor: 'license-files' },
              common: 0.2,
            },
            {
              name: 'text',
              shape: { type: 'string' },
              title: 'licence text or name',
              docs: 'The old way to name the licence, in free words that no tool can rely on. Not together with `file`.',
              reference: 'pyproject-toml#license',
              since: 'PEP 621',
              deprecated,
              common: 0.25,
            },
          ],
        },
      ],
    },
    title: 'licence expression',
    docs:
      'One or more SPDX identifiers, joined by `AND`, `OR` and `WITH`: `MIT`, `Apache-2.0 OR BSD-2-Clause`. It stands for ' +
      'every file that is built from here. `License ::` classifiers beside it are deprecated, and several back-ends refuse them.',
    reference: 'pyproject-toml#license',
    since: 'PEP 639',
    snippet: '"‸"',
    common: 0.75,
  },
  {
    name: 'license-files',
    shape: { type: 'array', items: { type: 'string', language: 'glob' } },
    title: 'licence files',
    docs:
      'Globs, relative to this file, for the licence texts and notices that go into every sdist and wheel: `LICENSE*`. ' +
      'Each must match a file. `[]` ships none; without the key the back-end decides by itself.',
    reference: 'pyproject-toml#license-files',
    since: 'PEP 639',
    snippet: '["LICENSE*‸"]',
    common: 0.25,
  },
];
