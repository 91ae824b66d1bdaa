import { requirementsOf } from '../requirements.mjs';

// The reader of semantic-release and its model, in a repository; what its log warns of counts as a warning.
export default {
  requirements: requirementsOf('semantic_release'),
  judge: (cases, { python }) => python('semantic_release-judge.py', cases),
  samples: {
    'tool.semantic_release.commit_author': '"Ada <ada@example.org>"',
  },
  explain: [
    {
      match: /commit_parser = "(angular|tag)"/,
      reason: 'A parser that works and is on its way out: semantic-release warns.',
    },
    {
      match: /^right tool\.semantic_release\.commit_author\./,
      reason: 'The variable of the case is not set, or holds no `Name <address>`.',
    },
  ],
};
