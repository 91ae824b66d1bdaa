import type { KeySpec } from '../../../spec/shape.ts';

/** What helps people to find the project, and what it brings to import. */
export const contentKeys: readonly KeySpec[] = [
  {
    name: 'keywords',
    shape: { type: 'array', items: { type: 'string', language: 'keyword' } },
    title: 'search words',
    docs:
      'Words under which people may look for it. The metadata joins them with commas, so a keyword cannot contain one. ' +
      'Indexes show them; few use them for more.',
    reference: 'pyproject-toml#keywords',
    since: 'PEP 621',
    snippet: '["‸"]',
    common: 0.5,
  },
  {
    name: 'classifiers',
    shape: { type: 'array', items: { type: 'string', language: 'classifier' } },
    title: 'trove classifiers',
    docs:
      'Labels from a fixed list: status, audience, Pythons, topics. People filter by them; installers ignore them. An index ' +
      'refuses the upload for one that is not listed. `Private :: …` keeps a project off public indexes.',
    reference: 'pyproject-toml#classifiers',
    since: 'PEP 621',
    snippet: '["‸"]',
    common: 0.7,
  },
  {
    name: 'import-names',
    shape: { type: 'array', items: { type: 'string', language: 'import-name' } },
    title: 'names to import',
    docs:
      'The modules that only this project provides, as one writes them after `import`. Behind `; private` stands what ' +
      'others should not use. `[]` says that there is nothing to import. Not all back-ends read it yet.',
    reference: 'pyproject-toml#import-names',
    since: 'PEP 794',
    snippet: '["‸"]',
    common: 0,
  },
  {
    name: 'import-namespaces',
    shape: { type: 'array', items: { type: 'string', language: 'import-name' } },
    title: 'shared namespaces',
    docs:
      'Namespace packages into which other projects put modules too: `zope` for a project that provides `zope.interface`. ' +
      'Never empty, and no name that `import-names` has as well.',
    reference: 'pyproject-toml#import-namespaces',
    since: 'PEP 794',
    snippet: '["‸"]',
    common: 0,
  },
];
