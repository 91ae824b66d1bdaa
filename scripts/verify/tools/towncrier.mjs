import { requirementsOf } from '../requirements.mjs';

// towncrier reads the table and drafts release notes.
export default {
  requirements: requirementsOf('towncrier'),
  judge: (cases, { python }) => python('towncrier-judge.py', cases),
  samples: {},
  explain: [
    {
      match: /^wrongType .*\.(showcontent|check) = /,
      reason: 'towncrier takes any value there for true or false.',
    },
    { match: /^wrongType /, reason: 'towncrier does not look at the type; the value is used as it is.' },
  ],
};
