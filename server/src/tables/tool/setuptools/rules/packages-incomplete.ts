import { readRequirement } from '../../../../model/requirements.ts';
import { textsOf } from '../../../../model/text.ts';
import type { DocumentContext } from '../../../../spec/context.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { normalizeName } from '../../../../standards/names.ts';
import { insertItems } from '../../../../toml/edit.ts';
import { lookup } from '../../../../toml/paths.ts';
import { asTable } from '../../../../toml/tree.ts';
import { askFix } from '../../../shared/fixes.ts';
import { counted, listed } from '../../../shared/words.ts';

const path = ['tool', 'setuptools', 'packages'];
const MOST_PACKAGES = 200;
const SHOWN = 4;

export const packagesIncomplete = defineRule({
  id: 'setuptools/packages-incomplete',
  summary: 'The list of packages leaves out a package inside of a listed one.',
  why: 'setuptools packs the very packages that are listed, not what lies below them: an import of the missing one works here and fails after installation. Where their files come along as data of the listed package, by MANIFEST.in, `package-data` or a plug-in that lists the files under version control, setuptools warns of it and means to stop.',
  severity: 'warning',
  reference: 'https://setuptools.pypa.io/en/latest/userguide/package_discovery.html',
  examples: {
    bad: '[tool.setuptools]\npackages = ["tide"]\n',
    fixed: '[tool.setuptools]\npackages = ["tide", "tide.io"]\n',
    good: '[tool.setuptools]\npackages = ["tide", "tide.io"]\n',
    files: { 'tide/__init__.py': '', 'tide/io/__init__.py': '', 'tide/data/a.csv': '' },
  },

  *check(context) {
    const node = lookup(context.tree.root, path);
    if (node?.kind !== 'array') return;
    const listedNames = new Set(textsOf(node).map(({ value }) => value));
    const missing = [...listedNames]
      .flatMap((name) => subPackages(context, name))
      .filter((name) => !listedNames.has(name));
    const left = [...new Set(missing)].sort();
    if (left.length === 0) return;
    const shown = left.slice(0, SHOWN).map((name) => `\`${name}\``);
    const words = left.length > SHOWN ? `${shown.join(', ')} and ${left.length - SHOWN} more` : listed(shown);
    const items = left.map((name) => JSON.stringify(name));
    const asData = mayComeAsData(context);
    yield {
      at: node.span,
      ...(asData ? { severity: 'hint' as const } : {}),
      message: asData
        ? `${words} ${left.length > 1 ? 'are' : 'is'} not listed: at best setuptools packs the files as data, and warns.`
        : `The wheel will not have ${words}: setuptools packs only what is listed.`,
      fixes: [
        askFix(
          `Add ${counted(left.length, 'package')}`,
          insertItems(context.tree, node, node.items.length, items),
          [path],
        ),
      ],
    };
  },
});

/** Whether modules may come along as data files of a listed package. */
function mayComeAsData({ tree, files, buildSystem }: DocumentContext): boolean {
  const table = asTable(lookup(tree.root, ['tool', 'setuptools']))?.members;
  if (table?.has('package-data')) return true;
  const include = table?.get('include-package-data')?.node;
  if (include?.kind === 'boolean' && !include.value) return false;
  // A plug-in may tell setuptools which files are under version control, as setuptools-scm does.
  const hasPlugin = buildSystem.requires.some(({ value }) => {
    const { name } = readRequirement(value);
    return name !== undefined && !OWN.includes(normalizeName(name.text));
  });
  return hasPlugin || files.kind('MANIFEST.in') !== 'missing';
}

const OWN = ['setuptools', 'wheel'];

/** The regular packages below a package, by their folders. */
function subPackages(context: DocumentContext, name: string): string[] {
  const folder = folderOf(context, name);
  if (folder === undefined || !/^[\w.]+$/.test(name)) return [];
  const found: string[] = [];
  const waiting = [{ name, folder }];
  for (let next = waiting.pop(); next !== undefined && found.length < MOST_PACKAGES; next = waiting.pop()) {
    for (const one of context.files.list(next.folder) ?? []) {
      const below = { name: `${next.name}.${one}`, folder: `${next.folder}/${one}` };
      if (!/^[A-Za-z_]\w*$/.test(one) || /^tests?$/.test(one)) continue;
      if (context.files.kind(`${below.folder}/__init__.py`) !== 'file') continue;
      found.push(below.name);
      waiting.push(below);
    }
  }
  return found;
}

/** Where `package-dir` puts a package. */
function folderOf({ tree }: DocumentContext, name: string): string | undefined {
  const map = asTable(lookup(tree.root, ['tool', 'setuptools', 'package-dir']))?.members;
  const steps = name.split('.');
  for (let count = steps.length; count >= 0; count--) {
    const entry = map?.get(steps.slice(0, count).join('.'));
    if (entry === undefined) continue;
    if (entry.node?.kind !== 'string') return undefined;
    const base = entry.node.value.replace(/^(?:\.\/)+|\/+$/g, '').replace(/^\.$/, '');
    return [base, ...steps.slice(count)].filter((step) => step !== '').join('/');
  }
  return steps.join('/');
}
