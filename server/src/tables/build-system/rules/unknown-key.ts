import { defineRule } from '../../../spec/rule.ts';
import { unknownKeyFindings } from '../../shared/unknown-key-findings.ts';

export const unknownKey = defineRule({
  id: 'build-system/unknown-key',
  summary: '`[build-system]` has a key that the standard does not know.',
  why:
    'The table takes `requires`, `build-backend` and `backend-path`, and nothing else. The front-end `build` refuses the ' +
    'whole table for any other key; `pip` passes over it, and a misspelt `build-backend` then means setuptools.',
  severity: 'error',
  reference: 'pyproject-toml#pyproject-build-system-table',
  examples: [
    {
      bad: '[build-system]\nrequires = ["hatchling"]\nbuild_backend = "hatchling.build"\n',
      fixed: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
    },
    {
      bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\nrequires-python = ">=3.10"\n\n[project]\nname = "tool"\nversion = "1.0"\n',
      fixed:
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "tool"\nversion = "1.0"\nrequires-python = ">=3.10"\n',
      good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "tool"\nversion = "1.0"\nrequires-python = ">=3.10"\n',
    },
  ],

  check: (context) => unknownKeyFindings(context, 'build-system', '`build` refuses the table'),
});
