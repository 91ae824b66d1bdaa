import { declaredBehaviour, stops } from '../../../spec/declared-behaviour.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { parseLicenseExpression } from '../../../standards/spdx.ts';
import { removeItems } from '../../../toml/edit.ts';
import { licenseClassifiers, licenseText, sameLicence } from '../../shared/license.ts';

export const licenseClassifier = defineRule({
  id: 'project/license-classifier',
  summary: 'A licence classifier stands beside an SPDX expression.',
  why: 'PEP 639 orders tools to refuse or warn when both are given, since they can say different things. Some back-ends stop the build, others write both.',
  severity: 'warning',
  reference: 'PEP 639#deprecate-license-classifiers',
  examples: {
    bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\nclassifiers = ["License :: OSI Approved :: MIT License", "Typing :: Typed"]\n',
    fixed:
      '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\nclassifiers = ["Typing :: Typed"]\n',
    good: '[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\nclassifiers = ["Typing :: Typed"]\n',
  },

  *check(context): Iterable<Finding> {
    const { project, data, tree } = context;
    const license = licenseText(project);
    if (license === undefined) return;
    const expression = parseLicenseExpression(license.value, data.licences);
    if (expression.normal === undefined) return;

    const operands = expression.operands.map(({ licence, text }) => licence?.id ?? text);
    const behaviour = declaredBehaviour(context, 'license-expression-and-classifier');
    const isRefused = stops(behaviour);
    for (const text of licenseClassifiers(project)) {
      const named = data.licenseClassifiers.find(text.value);
      const agrees =
        named === undefined ||
        named.candidates.length === 0 ||
        named.candidates.some((id) => operands.some((own) => sameLicence(own, id)));
      const told = agrees
        ? `"${text.value}" says again what \`license\` says`
        : `"${text.value}" and \`license = "${license.value}"\` name different licences`;
      yield {
        at: text.span,
        severity: isRefused ? 'error' : 'warning',
        tag: 'deprecated',
        message: isRefused
          ? `${told}, and ${behaviour?.name} refuses the two together. Leave the classifier out.`
          : `${told}; newer back-ends refuse the two together. Leave the classifier out.`,
        related: [{ at: license.span, message: 'The SPDX expression.' }],
        fixes: [
          {
            kind: agrees && named?.certain !== undefined ? 'safe' : 'ask',
            title: 'Remove the classifier',
            edits: removeItems(tree, text.array, [text.index]),
            changes: [['project', 'classifiers']],
          },
        ],
      };
    }
  },
});
