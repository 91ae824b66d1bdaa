import { defineRule } from '../../../spec/rule.ts';
import { quoted } from '../../shared/words.ts';
import { behaviourOf, consequence } from '../check/behaviour.ts';
import { toolProblems } from '../check/problems.ts';
import { olderThan } from '../check/tool-version.ts';
import { tableWords } from '../check/words.ts';

const HAS = {
  environment: 'the environment has',
  lock: 'the lock file has',
  'pre-commit': 'pre-commit runs',
  requirement: 'the project asks for',
} as const;

export const newerKey = defineRule({
  id: 'tool/newer-key',
  summary: 'A key of a tool came with a later release than the one that the project has.',
  why:
    'The release that counts is the one installed in the environment of the project, else that in its lock file, else the one that pre-commit runs. An ' +
    'older release treats the key as it treats one that it does not know.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  noFix: 'Whether the tool is to be newer or the key to go is for you to say.',
  examples: {
    bad: '[tool.pytest.ini_options]\nconsider_namespace_packages = true\n',
    good: '[tool.pytest.ini_options]\ntestpaths = ["tests"]\n',
    files: { 'uv.lock': 'version = 1\n\n[[package]]\nname = "pytest"\nversion = "7.4.4"\n' },
  },

  *check(context) {
    for (const problem of toolProblems(context)) {
      if (problem.kind !== 'new') continue;
      const { key, tool, member, path, place } = problem;
      const used = olderThan(context, tool, key.since);
      if (used === undefined) continue;
      const table = place.slice(0, place.lastIndexOf('.'));
      yield {
        at: member.key.span,
        message: `${quoted(member.name)} in \`${tableWords(path.slice(0, -1))}\` came with ${tool.title} ${key.since}, and ${HAS[used.from]} ${used.text}${consequence(tool, behaviourOf(context, { tool, place: table }, 'unknownKey'))}.`,
      };
    }
  },
});
