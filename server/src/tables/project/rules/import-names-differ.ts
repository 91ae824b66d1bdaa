import { textsOf } from '../../../model/text.ts';
import { defineRule } from '../../../spec/rule.ts';
import { packedNames } from '../../../spec/source/import-names.ts';
import { parseImportName } from '../../../standards/core-metadata.ts';
import { setKey } from '../../../toml/edit.ts';
import { askFix } from '../../shared/fixes.ts';
import { counted, listed } from '../../shared/words.ts';

const path = ['project', 'import-names'];

export const importNamesDiffer = defineRule({
  id: 'project/import-names-differ',
  summary: 'import-names does not list what the back-end packs.',
  why: 'The list tells tools which names a distribution brings (PEP 794): one that is missing cannot be found by it, one that is not there promises what the wheel does not hold. The source tree is compared as far as the declared back-end finds its packages in a way that can be followed.',
  severity: 'warning',
  reference: 'PEP 794',
  examples: {
    bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\nimport-names = ["tidepool"]\n',
    fixed:
      '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\nimport-names = ["tide"]\n',
    good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\nimport-names = ["tide", "tide.core"]\n',
    files: { 'src/tide/__init__.py': '', 'src/tide/core.py': '' },
  },

  *check(context) {
    const { project, tree } = context;
    const member = project.member('import-names');
    if (member?.node?.kind !== 'array') return;
    const listedNames = textsOf(member.node).map(({ value }) => parseImportName(value));
    if (listedNames.some(({ problems }) => problems.length > 0)) return;
    const packed = packedNames(context);
    if (packed === undefined) return;
    const spaces = textsOf(project.member('import-namespaces')?.node).map(
      ({ value }) => parseImportName(value).name,
    );
    const top = new Set(
      [...listedNames.map(({ name }) => name), ...spaces].map((name) => name.split('.')[0] as string),
    );
    const missing = packed.filter((name) => !top.has(name));
    const extra = [...top].filter((name) => !packed.includes(name));
    if (missing.length + extra.length === 0) return;
    const kept = textsOf(member.node)
      .map(({ value }) => value)
      .filter((value) => packed.includes(parseImportName(value).name.split('.')[0] as string));
    const wanted = [...kept, ...missing];
    const words = [
      ...(missing.length === 0 ? [] : [`lacks ${listed(missing.map((name) => `\`${name}\``))}`]),
      ...(extra.length === 0
        ? []
        : [`names ${listed(extra.map((name) => `\`${name}\``))}, which the wheel will not have`]),
    ];
    yield {
      at: member.node.span,
      message: `The list ${words.join(' and ')}.`,
      fixes: [
        askFix(
          `Write ${counted(wanted.length, 'name')} from the source tree`,
          setKey(
            tree,
            ['project'],
            'import-names',
            `[${wanted.map((name) => JSON.stringify(name)).join(', ')}]`,
          ),
          [path],
        ),
      ],
    };
  },
});
