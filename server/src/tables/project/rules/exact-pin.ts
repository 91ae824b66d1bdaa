import { defineRule } from '../../../spec/rule.ts';
import { isRefused } from '../../../standards/problem.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { isPublishable } from '../../shared/publishable.ts';
import { entriesIn } from '../../shared/requirement-findings.ts';
import { editsInside } from '../../shared/string-findings.ts';
import { quoted } from '../../shared/words.ts';

export const exactPin = defineRule({
  id: 'project/exact-pin',
  summary: 'A project that can be published pins a requirement to one version.',
  why:
    'Everyone who installs the project gets exactly this version, security fixes excluded, and two projects that pin ' +
    'differently cannot be installed together. Pins belong in a lock file. Projects with a `Private ::` classifier may pin, ' +
    'and so may a release that ships with others of the same version.',
  severity: 'hint',
  reference: 'version-specifiers#version-matching',
  examples: {
    bad: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests==2.31.0"]\n',
    fixed: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["requests>=2.31.0"]\n',
    good: '[project]\nname = "tool"\nversion = "1.0"\nclassifiers = ["Private :: Do Not Upload"]\ndependencies = ["requests==2.31.0"]\n',
  },

  *check(context) {
    const { project } = context;
    if (!isPublishable(project)) return;
    for (const { requirement, text, path } of entriesIn(context, ['dependencies', 'extra'])) {
      if (isRefused(requirement.problems)) continue;
      const [specifier, other] = requirement.specifiers.specifiers;
      if (specifier === undefined || other !== undefined || specifier.wildcard) continue;
      if (specifier.operator !== '==' && specifier.operator !== '===') continue;
      if (specifier.versionText === project.version?.value) continue;
      const local = specifier.version === undefined || specifier.version.local !== undefined;
      yield {
        at: text.at(specifier.span),
        message:
          `Everyone who installs this project gets exactly ${quoted(`${requirement.name?.text} ${specifier.versionText}`)}, ` +
          'and no fix of it. State a range; pins belong in a lock file.',
        ...fixesOr(
          'A local or arbitrary version has no order, so no range can be made of it.',
          local
            ? undefined
            : askFix(
                `Change to \`>=${specifier.versionText}\``,
                editsInside(text, [{ span: specifier.operatorSpan, text: '>=' }]),
                [path],
              ),
        ),
      };
    }
  },
});
