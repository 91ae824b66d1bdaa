import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { licenseOfClassifiers } from '../../../standards/license-classifiers.ts';
import { fixesOr } from '../../shared/fixes.ts';
import { expressionFix, licenseClassifiers } from '../../shared/license.ts';

export const licenseOnlyClassifier = defineRule({
  id: 'project/license-only-classifier',
  summary: 'The licence is named by a classifier only.',
  why: 'PEP 639 deprecates the `License ::` classifiers: many of them leave open which licence is meant. An SPDX expression in `license` says it exactly, and indexes show it.',
  severity: 'hint',
  reference: 'PEP 639#deprecate-license-classifiers',
  examples: {
    bad: '[build-system]\nrequires = ["hatchling>=1.27.0"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "a"\nversion = "1"\nclassifiers = ["License :: OSI Approved :: MIT License", "Typing :: Typed"]\n',
    fixed:
      '[build-system]\nrequires = ["hatchling>=1.27.0"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\nclassifiers = ["Typing :: Typed"]\n',
    good: '[build-system]\nrequires = ["hatchling>=1.27.0"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\n',
  },

  *check(context): Iterable<Finding> {
    const { project, data } = context;
    if (project.member('license') !== undefined || project.dynamicEntry('license') !== undefined) return;
    const [first, ...more] = licenseClassifiers(project);
    if (first === undefined) return;

    const named = licenseOfClassifiers(
      [first, ...more].map(({ value }) => value),
      data.licenseClassifiers,
    );
    const candidates = (named?.certain === undefined ? named?.candidates : [named.certain]) ?? [];
    yield {
      at: first.span,
      tag: 'deprecated',
      message: 'Licence classifiers are deprecated (PEP 639). Say it with an SPDX expression in `license`.',
      related: more.map(({ span }) => ({ at: span, message: 'Another licence classifier.' })),
      ...fixesOr(
        more.length > 0
          ? 'Whether all of these licences hold or one may be chosen cannot be told from classifiers.'
          : 'This classifier names no single licence.',
        ...candidates
          .slice(0, 4)
          .map((expression) =>
            expressionFix(context, { expression, isCertain: named?.certain !== undefined, files: [] }),
          ),
      ),
    };
  },
});
