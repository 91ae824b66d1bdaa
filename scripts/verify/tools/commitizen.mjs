import { requirementsOf } from '../requirements.mjs';

// Commitizen checks a message, writes a changelog and raises a version with the settings, in a repository.
export default {
  requirements: requirementsOf('commitizen'),
  judge: (cases, { python }) => python('commitizen-judge.py', cases),
  samples: { 'tool.commitizen.changelog_start_rev': '"v1.2.3"' },
  explain: [
    { match: /changelog_start_rev = /, reason: 'The repository of the case has no commit after its tag.' },
    {
      match: /^(wrongType|badValue) /,
      reason:
        'Commitizen does not look at types: a wrong one fails, or does something else, where the value is used.',
    },
    {
      match: /name = "cz_customize"/,
      reason: 'It asks for the table `customize`, which the case does not have.',
    },
    { match: /name = "cz_jira"/, reason: 'The message of the case is written by other rules.' },
    { match: /template = /, reason: 'The folder of the case is no template.' },
    { match: /version_provider = "poetry"/, reason: 'The case has no table of Poetry.' },
  ],
};
