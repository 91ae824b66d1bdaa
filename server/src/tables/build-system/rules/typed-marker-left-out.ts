import { textsOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { declaredBehaviour } from '../../../spec/declared-behaviour.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { type LeftOut, type Question, whyLeftOut } from '../../../spec/source/left-out.ts';
import { sourceRoots } from '../../../spec/source/roots.ts';
import { matchGlob } from '../../../standards/globs.ts';
import { lookup } from '../../../toml/paths.ts';
import { asTable } from '../../../toml/tree.ts';
import { addItemFix, addPairFix, removeItemFix } from '../../shared/edits.ts';
import { type FixesOrReason, fixesOr } from '../../shared/fixes.ts';
import { quoted } from '../../shared/words.ts';

const MARKER = 'py.typed';

export const typedMarkerLeftOut = defineRule({
  id: 'build-system/typed-marker-left-out',
  summary: 'A package has a `py.typed`, but the wheel will not.',
  why: 'Type checkers use the annotations of an installed package only where its `py.typed` is installed, too (PEP 561). Patterns that were written for other files often take it along: `exclude` and `include` of hatchling, pdm-backend, Poetry and uv, `exclude-package-data` of setuptools, whose older releases pack it only where `package-data` names it. What keeps it out of the source distribution (MANIFEST.in, `exclude` of flit) keeps it out of every wheel that is built from there, as `python -m build` and others do; hatchling also leaves out what `.gitignore` names.',
  severity: 'warning',
  reference: 'PEP 561#packaging-type-information',
  examples: [
    {
      bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\n[tool.hatch.build.targets.wheel]\ninclude = ["tide/**/*.py"]\n',
      fixed:
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\n[tool.hatch.build.targets.wheel]\ninclude = ["tide/**/*.py", "tide/py.typed"]\n',
      good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\n[tool.hatch.build.targets.wheel]\ninclude = ["tide"]\n',
      files: { 'tide/__init__.py': '', 'tide/py.typed': '' },
    },
    {
      bad: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1"\n[tool.setuptools.exclude-package-data]\n"*" = ["*.csv", "py.typed"]\n',
      fixed:
        '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1"\n[tool.setuptools.exclude-package-data]\n"*" = ["*.csv"]\n',
      good: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1"\n[tool.setuptools.exclude-package-data]\n"*" = ["*.csv"]\n',
      files: { 'src/tide/__init__.py': '', 'src/tide/py.typed': '' },
    },
  ],

  *check(context): Iterable<Finding> {
    const seen = new Set<unknown>();
    for (const question of markedPackages(context)) {
      const why = whyLeftOut(context, question);
      if (why === undefined) {
        yield* onlyWhenNamed(context, question);
        continue;
      }
      // One pattern is one finding, whatever it takes away.
      const what = why.by === 'pattern' ? why.item.span.start : why.by === 'list' ? why.array : why.line;
      if (seen.has(what)) continue;
      seen.add(what);
      const at = placeOf(context, why);
      if (at !== undefined)
        yield { at, message: messageOf(context, why, question), ...fixOf(context, why, question) };
    }
  },
});

/** Releases of setuptools that pack data only where a table, MANIFEST.in or a plugin names them. */
function* onlyWhenNamed(context: DocumentContext, { file, name }: Question): Generator<Finding> {
  const { tree, files, buildSystem } = context;
  const behaviour = declaredBehaviour(context, 'typed-marker');
  const at = context.backend?.required?.text.span;
  if (behaviour?.now.does !== 'ignores' || at === undefined || buildSystem.requires.length > 1) return;
  if (['MANIFEST.in', 'setup.py', 'setup.cfg'].some((one) => files.kind(one) !== 'missing')) return;
  const path = ['tool', 'setuptools', 'package-data'];
  const data = asTable(lookup(tree.root, path))?.members;
  const lists = ['*', name].map((key) => data?.get(key)?.node);
  if (lists.some((list) => textsOf(list).some(({ value }) => matchGlob(value, MARKER)))) return;
  const item = JSON.stringify(MARKER);
  const own = lists[1];
  yield {
    at,
    message: `The releases of setuptools that this admits pack \`${file}\` only where \`package-data\` names it: type checkers pass over the annotations of the installed package.`,
    fixes: [
      own?.kind === 'array'
        ? addItemFix(tree, own, item, [...path, name], `Pack \`${file}\``)
        : addPairFix(tree, path, name, `[${item}]`, `Pack \`${file}\``),
    ],
  };
}

/** Packages at the top of a source folder that have the marker. */
function* markedPackages(context: DocumentContext): Generator<Question> {
  const { files } = context;
  for (const { folder, prefix } of sourceRoots(context)) {
    if (prefix !== '') continue;
    for (const name of files.list(folder) ?? []) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const file = `${path}/${MARKER}`;
      const beside = `${path}/__init__.py`;
      if (files.kind(path) !== 'folder' || files.kind(file) !== 'file') continue;
      if (files.kind(beside) === 'file') yield { file, beside, name };
    }
  }
}

/** The pattern or the list; for another file the classifier that promises types, else the back-end that reads it. */
function placeOf({ project, buildSystem }: DocumentContext, why: LeftOut) {
  if (why.by === 'pattern') return why.item.span;
  if (why.by === 'list') return why.array.span;
  return (project.classifiers.find(({ value }) => value === 'Typing :: Typed') ?? buildSystem.backend)?.span;
}

function messageOf({ backend }: DocumentContext, why: LeftOut, { file }: Question): string {
  const name = backend?.backend.package;
  const where =
    why.of === 'wheel'
      ? 'out of the wheel'
      : 'out of the source distribution and of every wheel that is built from it';
  const then = 'type checkers pass over the annotations of the installed package';
  if (why.by === 'pattern') return `The pattern keeps \`${file}\` ${where}: ${then}.`;
  if (why.by === 'list') return `No item here takes \`${file}\`, which keeps it ${where}: ${then}.`;
  return `${name} reads ${quoted(why.line)} in ${why.file}, which keeps \`${file}\` ${where}: ${then}.`;
}

function fixOf(context: DocumentContext, why: LeftOut, { file }: Question): FixesOrReason {
  const { tree } = context;
  const title = `Pack \`${file}\``;
  if (why.by === 'list') return { fixes: [addItemFix(tree, why.array, why.item, why.path, title)] };
  if (why.by === 'file')
    return why.file === 'MANIFEST.in'
      ? { noFix: 'The line to change stands in MANIFEST.in.' }
      : fixesOr(
          'The list `artifacts`, which would name it, is there already.',
          hasArtifacts(context)
            ? undefined
            : addPairFix(tree, ['tool', 'hatch', 'build'], 'artifacts', JSON.stringify([file]), title),
        );
  const { item, path } = why;
  if (item.value.split('/').at(-1) === MARKER)
    return {
      fixes: [removeItemFix(tree, item.array, item.index, path, `Remove ${quoted(item.value)}`)],
    };
  return fixesOr(
    'The pattern takes other files away, too: which of them are meant cannot be told.',
    why.negates ? addItemFix(tree, item.array, JSON.stringify(`!${file}`), path, title) : undefined,
  );
}

const hasArtifacts = ({ tree }: DocumentContext): boolean =>
  [[], ['targets', 'wheel']].some(
    (path) => lookup(tree.root, ['tool', 'hatch', 'build', ...path, 'artifacts']) !== undefined,
  );
