import { requirementsOf } from '../requirements.mjs';

// Commitizen checks a message, writes a changelog and raises a version with the settings, in a repository.
export default {
  requirements: requirementsOf('commitizen'),
  judge: (cases, { python }) => python('commitizen-judge.py', cases),
  samples: {},
  explain: [],
};
