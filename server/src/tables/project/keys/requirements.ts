import type { KeySpec } from '../../../spec/shape.ts';
import { dynamicFields as fields } from '../../../standards/core-metadata.ts';

/** Every field that a build may fill in: all keys of `[project]` but `name` and `dynamic`. */
export const dynamicFields: readonly string[] = fields;

/** What the project needs, and what is known only when it is built. */
export const requirementKeys: readonly KeySpec[] = [
  {
    name: 'dependencies',
    shape: { type: 'array', items: { type: 'string', language: 'requirement' } },
    title: 'runtime requirements',
    docs:
      'What must be installed with the project for it to run: `httpx>=0.25`, `tomli; python_version < "3.11"`. Every user ' +
      'gets them, so state what is needed and no exact pins. What only development needs belongs in `[dependency-groups]`.',
    reference: 'pyproject-toml#dependencies',
    since: 'PEP 621',
    snippet: '["‸"]',
    common: 0.7,
  },
  {
    name: 'optional-dependencies',
    shape: {
      type: 'table',
      keys: [],
      rest: {
        keyTitle: 'extra name',
        keyLanguage: 'extra-name',
        title: 'extra of the project',
        docs:
          'Requirements that are installed only for those who ask for this extra. It may name other extras of the same ' +
          'project: `all = ["my-project[cli,http]"]`.',
        reference: 'pyproject-toml#optional-dependencies',
        shape: { type: 'array', items: { type: 'string', language: 'requirement' } },
      },
    },
    title: 'extras of the project',
    docs:
      'Features that need more packages: each key is an extra, each value its requirements. Users choose with ' +
      '`name[extra]`. Extras are published; what only development needs belongs in `[dependency-groups]`.',
    reference: 'pyproject-toml#optional-dependencies',
    since: 'PEP 621',
    common: 0.45,
  },
  {
    name: 'dynamic',
    shape: {
      type: 'array',
      items: { type: 'string', language: 'dynamic-field', values: dynamicFields.map((value) => ({ value })) },
    },
    title: 'fields filled in when built',
    docs:
      'The keys of `[project]` that the back-end supplies, `["version"]` for example. A field that is neither written nor ' +
      'listed stays empty. Lists and tables may be both (PEP 808), but not every back-end adds to them. Never `name`.',
    reference: 'pyproject-toml#dynamic',
    since: 'PEP 621',
    snippet: '["‸"]',
    common: 0.6,
  },
];
