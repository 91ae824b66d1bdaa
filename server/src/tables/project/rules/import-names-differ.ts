import { textsOf } from '../../../model/text.ts';
import { defineRule } from '../../../spec/rule.ts';
import {
  importNameText,
  namesValue,
  type PackedNames,
  packedNames,
} from '../../../spec/source/import-names.ts';
import { type ImportName, parseImportName } from '../../../standards/core-metadata.ts';
import { removeMember, setKeys } from '../../../toml/edit.ts';
import type { TomlNode } from '../../../toml/tree.ts';
import { askFix } from '../../shared/fixes.ts';
import { counted, listed } from '../../shared/words.ts';

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
    const own = entriesOf(member.node);
    if (own.some(({ problems }) => problems.length > 0)) return;
    const packed = packedNames(context);
    if (packed === undefined) return;
    const shared = entriesOf(project.member('import-namespaces')?.node);
    const { missing, extra } = differences(packed, own, shared);
    if (missing.length + extra.length === 0) return;
    const words = [
      ...(missing.length === 0 ? [] : [`lacks ${listed(missing.map((name) => `\`${name}\``))}`]),
      ...(extra.length === 0
        ? []
        : [`names ${listed(extra.map((name) => `\`${name}\``))}, which the wheel will not have`]),
    ];
    const isKept = ({ name }: Entry): boolean => !extra.some((one) => covers(one, name));
    const names = [...own.filter(isKept), ...missing.map((name) => ({ name, text: importNameText(name) }))];
    const kept = shared.filter(isKept).map(({ text }) => text);
    // Every parent of a name stands in one of the lists.
    const parents = packed.namespaces.filter(
      (one) =>
        names.some(({ name }) => name.startsWith(`${one}.`)) &&
        ![...names, ...shared].some(({ name }) => name === one),
    );
    const namespaces = [...kept, ...parents];
    const entries = [{ key: 'import-names', value: namesValue(names.map(({ text }) => text)) }];
    // The other list must not be empty.
    const isGone = namespaces.length === 0 && shared.length > 0;
    if (namespaces.length > 0 && (parents.length > 0 || kept.length < shared.length))
      entries.push({ key: 'import-namespaces', value: namesValue(namespaces) });
    yield {
      at: member.node.span,
      message: `The list ${words.join(' and ')}.`,
      fixes: [
        askFix(
          `Write ${counted(names.length, 'name')} from the source tree`,
          [
            ...setKeys(tree, ['project'], entries),
            ...(isGone ? removeMember(tree, ['project', 'import-namespaces']) : []),
          ],
          [
            ['project', 'import-names'],
            ['project', 'import-namespaces'],
          ],
        ),
      ],
    };
  },
});

interface Entry {
  readonly name: string;
  /** As it is written. */
  readonly text: string;
}

const entriesOf = (node: TomlNode | undefined): readonly (Entry & ImportName)[] =>
  textsOf(node).map(({ value }) => ({ ...parseImportName(value), text: value }));

/** Whether one name is the other, or a parent of it. */
const covers = (parent: string, name: string): boolean => name === parent || name.startsWith(`${parent}.`);

/** What is packed and not listed, and what is listed and not packed; of a package that is not there, its top alone. */
function differences(
  { names, namespaces }: PackedNames,
  own: readonly Entry[],
  shared: readonly Entry[],
): { readonly missing: readonly string[]; readonly extra: readonly string[] } {
  const all = [...own, ...shared].map(({ name }) => name);
  const missing = names.filter(
    (name) => !all.some((one) => covers(name, one)) && !own.some((one) => covers(one.name, name)),
  );
  const tops = new Set(names.map((name) => name.split('.')[0] as string));
  const extra = all
    .filter((one) => !namespaces.includes(one) && !names.some((name) => covers(name, one)))
    .map((one) => {
      const top = one.split('.')[0] as string;
      return tops.has(top) ? one : top;
    });
  return { missing, extra: [...new Set(extra)] };
}
