import { defineRule } from '../../../spec/rule.ts';
import { typeFindings } from '../../shared/type-findings.ts';

export const type = defineRule({
  id: 'build-system/type',
  summary: 'A value in `[build-system]` has the wrong type.',
  why: '`requires` and `backend-path` are arrays of strings, `build-backend` is a string. Front-ends refuse the table otherwise.',
  severity: 'error',
  reference: 'pyproject-toml#pyproject-build-system-table',
  examples: {
    bad: '[build-system]\nrequires = "hatchling"\nbuild-backend = "hatchling.build"\n',
    fixed: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
    good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
  },

  check: (context) => typeFindings(context, 'build-system'),
});
