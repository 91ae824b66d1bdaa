import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { type LeftOut, whyLeftOut } from '../../../spec/source/left-out.ts';
import { sourceRoots } from '../../../spec/source/roots.ts';
import { isIdentifier } from '../../../standards/python-names.ts';
import { insertItems } from '../../../toml/edit.ts';
import { askFix } from '../../shared/fixes.ts';
import { counted, listed } from '../../shared/words.ts';

const START = '__init__.py';
const SHOWN = 4;
const MOST = 500;

export const subPackageLeftOut = defineRule({
  id: 'build-system/sub-package-left-out',
  summary: 'A list of what is packed takes a package, but not one inside of it.',
  why: 'The patterns of `include` (hatchling), `includes` (pdm-backend) and `packages` (Poetry) take the very files that they name: `tide/*.py` has nothing of the folders in `tide`. An import of what is missing works here and fails after installation. What an `exclude` takes away is meant to be.',
  severity: 'warning',
  reference: 'PEP 517',
  examples: {
    bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\n[tool.hatch.build.targets.wheel]\ninclude = ["tide/*.py"]\n',
    fixed:
      '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\n[tool.hatch.build.targets.wheel]\ninclude = ["tide/*.py", "tide/io/**/*.py"]\n',
    good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\n[tool.hatch.build.targets.wheel]\ninclude = ["tide"]\n',
    files: { 'tide/__init__.py': '', 'tide/io/__init__.py': '', 'tide/data/a.csv': '' },
  },

  *check(context): Iterable<Finding> {
    const byList = new Map<
      ByList['array'],
      { readonly why: ByList; readonly names: string[]; readonly items: string[] }
    >();
    for (const { name, why } of leftOut(context)) {
      const found = byList.get(why.array) ?? { why, names: [], items: [] };
      byList.set(why.array, found);
      found.names.push(name);
      found.items.push(why.item.replace(START, '**/*.py'));
    }
    for (const { why, names, items } of byList.values()) {
      const shown = names.slice(0, SHOWN).map((name) => `\`${name}\``);
      const words =
        names.length > SHOWN ? `${shown.join(', ')} and ${names.length - SHOWN} more` : listed(shown);
      const { array, path } = why;
      yield {
        at: array.span,
        message: `The wheel will not have ${words}: no item here takes ${names.length === 1 ? 'it' : 'them'}.`,
        fixes: [
          askFix(
            `Pack ${counted(names.length, 'package')} more`,
            insertItems(context.tree, array, array.items.length, items),
            [path],
          ),
        ],
      };
    }
  },
});

type ByList = Extract<LeftOut, { by: 'list' }>;

/** The regular packages inside of packed ones that a list does not take; of one in another the outer one. */
function* leftOut(context: DocumentContext): Generator<{ readonly name: string; readonly why: ByList }> {
  const { files } = context;
  let looked = 0;
  for (const { folder, prefix } of sourceRoots(context)) {
    if (prefix !== '') continue;
    for (const top of files.list(folder) ?? []) {
      const root = folder === '' ? top : `${folder}/${top}`;
      const beside = `${root}/${START}`;
      if (!isIdentifier(top) || files.kind(root) !== 'folder' || files.kind(beside) !== 'file') continue;
      const waiting = [{ name: top, path: root }];
      for (let here = waiting.pop(); here !== undefined && looked < MOST; here = waiting.pop()) {
        for (const entry of files.list(here.path) ?? []) {
          if (!isIdentifier(entry) || /^tests?$/.test(entry)) continue;
          const inner = { name: `${here.name}.${entry}`, path: `${here.path}/${entry}` };
          const file = `${inner.path}/${START}`;
          if (files.kind(inner.path) !== 'folder' || files.kind(file) !== 'file') continue;
          looked++;
          const why = whyLeftOut(context, { file, beside, name: top });
          if (why?.by === 'list' && why.of === 'wheel') yield { name: inner.name, why };
          else if (why === undefined) waiting.push(inner);
        }
      }
    }
  }
}
