import type { TableSpec } from '../../spec/shape.ts';
import { contentKeys } from './keys/content.ts';
import { entryPointKeys } from './keys/entry-points.ts';
import { identityKeys } from './keys/identity.ts';
import { licenceKeys } from './keys/licence.ts';
import { peopleKeys } from './keys/people.ts';
import { requirementKeys } from './keys/requirements.ts';
import { urlKeys } from './keys/urls.ts';

/** `[project]`: PEP 621 with what PEP 639, 753, 794 and 808 changed. The keys stand in the order people write them. */
export const projectTable: TableSpec = {
  path: ['project'],
  title: 'metadata of the project',
  docs:
    'What the package is, who made it and what it needs. Back-ends write it into every sdist and wheel; indexes show it, ' +
    'installers obey it. What stands here is fixed; what the build is to fill in is listed in `dynamic`.',
  reference: 'pyproject-toml#pyproject-project-table',
  common: 0.7,
  snippet: 'name = "‸"\nversion = "0.1.0"',
  shape: {
    type: 'table',
    keys: [
      ...identityKeys,
      ...licenceKeys,
      ...peopleKeys,
      ...contentKeys,
      ...requirementKeys,
      ...entryPointKeys,
      ...urlKeys,
    ],
  },
};
