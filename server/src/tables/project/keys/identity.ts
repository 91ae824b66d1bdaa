import type { KeySpec } from '../../../spec/shape.ts';

/** What names the release and says where it runs. */
export const identityKeys: readonly KeySpec[] = [
  {
    name: 'name',
    shape: { type: 'string', language: 'distribution-name' },
    title: 'distribution name',
    docs:
      'The name under which people install it; it need not be the name they import. Letters, digits, `-`, `_` and `.`. ' +
      'Indexes and installers compare it in lower case, with each run of `-`, `_`, `.` as one hyphen. It can never be dynamic.',
    reference: 'pyproject-toml#name',
    required: true,
    since: 'PEP 621',
    snippet: '"‸"',
    common: 1,
  },
  {
    name: 'version',
    shape: { type: 'string', language: 'version' },
    title: 'version of this release',
    docs:
      'For example `1.4.0`, `2.0rc1` or `1.4.0.post1`, best in its normal form. An index accepts each version ' +
      'only once. A back-end that reads it from code or from git tags needs `dynamic = ["version"]` instead.',
    reference: 'pyproject-toml#version',
    since: 'PEP 621',
    snippet: '"0.1.0‸"',
    common: 0.45,
  },
  {
    name: 'description',
    shape: { type: 'string' },
    title: 'summary in one line',
    docs:
      'One sentence that tells what the project does. Indexes show it in search results and under the name. It must not ' +
      'contain a line break: some tools refuse one. The long text belongs in `readme`.',
    reference: 'pyproject-toml#description',
    since: 'PEP 621',
    snippet: '"‸"',
    common: 0.8,
  },
  {
    name: 'readme',
    shape: {
      type: 'one-of',
      of: [
        { type: 'string', language: 'path' },
        { type: 'table', keys: readmeKeys() },
      ],
    },
    title: 'long description',
    docs:
      'The path of a text file, relative to this file, that the index shows as the project page. `.md` is read as ' +
      'Markdown, `.rst` as reStructuredText; any other ending needs the table form with `content-type`.',
    reference: 'pyproject-toml#readme',
    since: 'PEP 621',
    snippet: '"README‸.md"',
    common: 0.8,
  },
  {
    name: 'requires-python',
    shape: { type: 'string', language: 'specifier-set' },
    title: 'specifier set',
    docs:
      'The Pythons on which this release installs, such as `>=3.10`. Installers skip the release on all others and take ' +
      'an older one. An upper bound such as `<4` spreads to every project that depends on this one.',
    reference: 'pyproject-toml#requires-python',
    since: 'PEP 621',
    snippet: '">=‸"',
    common: 0.85,
  },
];

function readmeKeys(): readonly KeySpec[] {
  return [
    {
      name: 'file',
      shape: { type: 'string', language: 'path' },
      title: 'file of the description',
      docs: 'The path of the text, relative to this file, in UTF-8 unless `content-type` says otherwise. Not together with `text`.',
      reference: 'pyproject-toml#readme',
      since: 'PEP 621',
      snippet: '"README‸.md"',
      common: 0.1,
    },
    {
      name: 'text',
      shape: { type: 'string' },
      title: 'text of the description',
      docs: 'The long description itself, written here. Not together with `file`.',
      reference: 'pyproject-toml#readme',
      since: 'PEP 621',
      snippet: '"‸"',
      common: 0,
    },
    {
      name: 'content-type',
      shape: {
        type: 'string',
        language: 'content-type',
        open: true,
        values: [
          {
            value: 'text/markdown',
            docs: 'Markdown, in the GitHub flavour unless `variant` says otherwise.',
          },
          { value: 'text/x-rst', docs: 'reStructuredText.' },
          { value: 'text/plain', docs: 'Plain text, shown as it is.' },
        ],
      },
      title: 'media type of the description',
      docs:
        'How an index renders the text: `text/markdown`, `text/x-rst` or `text/plain`, with `; charset=UTF-8` or, for ' +
        'Markdown, `; variant=GFM` behind it where needed. The table form of `readme` must have it.',
      reference: 'core-metadata#description-content-type',
      required: true,
      since: 'PEP 621',
      snippet: '"text/markdown‸"',
      common: 0.1,
    },
  ];
}
