import { requirementsOf } from '../requirements.mjs';

// The reader of scriv, and every setting that it gives.
export default {
  requirements: requirementsOf('scriv'),
  judge: (cases, { python }) => python('scriv-judge.py', cases),
  samples: {},
  explain: [{ match: /^wrongType /, reason: 'scriv does not look at the type; the value is used as it is.' }],
};
