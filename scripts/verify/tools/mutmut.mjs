import { requirementsOf } from '../requirements.mjs';

// The reader of mutmut, and the lists that it makes of the settings.
export default {
  requirements: requirementsOf('mutmut'),
  judge: (cases, { python }) => python('mutmut-judge.py', cases),
  samples: {},
  explain: [
    {
      match: /^wrongType /,
      reason: 'mutmut does not look at the type: it fails, or does something else, where the value is used.',
    },
    { match: /on_dependency_change/, reason: 'mutmut reads the word when a dependency has changed.' },
  ],
};
