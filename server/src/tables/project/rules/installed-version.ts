import { defineRule } from '../../../spec/rule.ts';
import {
  isDisjointFrom,
  parseSpecifierSet,
  readVersion,
  type SpecifierSet,
} from '../../../standards/pep440.ts';
import { isRefused } from '../../../standards/problem.ts';
import { quoted } from '../../shared/words.ts';

export const installedVersion = defineRule({
  id: 'project/installed-version',
  summary: 'The version that is installed or locked is outside of what the requirement admits.',
  why: 'What runs here is not what users get: an installer would replace it, or refuse. Read from the names in the environment, else from the lock file; requirements with a marker are left alone, since they may not hold here.',
  severity: 'warning',
  reference: 'version-specifiers',
  noFix: 'Either the environment is old or the requirement is wrong: only a person can tell.',
  examples: {
    bad: '[project]\nname = "tide"\nversion = "1"\ndependencies = ["rich>=14"]\n',
    good: '[project]\nname = "tide"\nversion = "1"\ndependencies = ["rich>=13"]\n',
    files: { 'uv.lock': 'version = 1\n\n[[package]]\nname = "rich"\nversion = "13.7.1"\n' },
  },

  *check(context) {
    const { files } = context;
    if (files.installed === undefined) return;
    for (const { text, requirement, name } of context.requirementsIn('dependencies', 'extra', 'group')) {
      if (name === undefined || requirement.marker !== undefined) continue;
      const { specifiers, specifiersSpan } = requirement;
      if (specifiers.specifiers.length === 0 || isRefused(requirement.problems)) continue;
      const installed = files.installed(name);
      if (installed === undefined || readVersion(installed.version) === undefined) continue;
      const versions = [installed.version, ...(installed.others ?? [])];
      if (!versions.every((one) => isOutside(one, specifiers))) continue;
      yield {
        at: text.at(specifiersSpan),
        message: `${quoted(name)} ${installed.version} is ${installed.from === 'lock' ? 'locked' : 'installed'} here, which this does not admit.`,
      };
    }
  },
});

/** Whether a set of specifiers leaves a version out for certain. */
function isOutside(version: string, specifiers: SpecifierSet): boolean {
  // A local label does not matter to a specifier without one.
  const release = version.split('+')[0] as string;
  return isDisjointFrom(parseSpecifierSet(`==${release}`), specifiers) === true;
}
