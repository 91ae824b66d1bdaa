import { requirementsOf } from '../requirements.mjs';

// pydoclint checks a module with the settings.
export default {
  requirements: requirementsOf('pydoclint'),
  judge: (cases, { python }) => python('pydoclint-judge.py', cases),
  samples: { 'tool.pydoclint.baseline': '"baseline.txt"' },
  explain: [
    { match: /generate-baseline = true/, reason: 'It needs `baseline`, which the case does not have.' },
    { match: /^wrongType /, reason: 'The reader of options makes text, a number or a boolean of the value.' },
  ],
};
