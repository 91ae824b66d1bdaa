import { requirementsOf } from '../requirements.mjs';

// What pip-compile and pip-sync do with their tables before they do anything else.
export default {
  requirements: requirementsOf('pip-tools'),
  judge: (cases, { python }) => python('pip-tools-judge.py', cases),
  samples: {},
  explain: [
    {
      match: /^right tool\.pip-tools\.(build-deps-for|extra|resolver|upgrade-package|user) = /,
      reason:
        'One of the two commands takes it, the other does not know it and stops; people who use one only may write it here.',
    },
    { match: /^wrongType /, reason: 'The reader of options makes text or numbers of the value.' },
  ],
};
