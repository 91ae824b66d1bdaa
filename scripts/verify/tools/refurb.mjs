import { requirementsOf } from '../requirements.mjs';

// The reader of Refurb.
export default {
  requirements: requirementsOf('refurb'),
  judge: (cases, { python }) => python('refurb-judge.py', cases),
  samples: {},
  explain: [{ match: /^wrongType .* = \[17\]$/, reason: 'Refurb makes text of the items.' }],
};
