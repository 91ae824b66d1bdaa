import type { NamedText, Text } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding } from '../../../spec/finding.ts';
import { isRequired } from '../../../spec/required-names.ts';
import { defineRule } from '../../../spec/rule.ts';
import { discover } from '../../../spec/source/discovery.ts';
import { findAttribute, findModule, pythonModule } from '../../../spec/source/modules.ts';
import { type SourceRoot, sourceRoots } from '../../../spec/source/roots.ts';
import { closest } from '../../../standards/closest.ts';
import { parseObjectReference } from '../../../standards/entry-points.ts';
import { normalizeName } from '../../../standards/names.ts';
import type { Span } from '../../../text/span.ts';
import { addItemFix, addPairFix } from '../../shared/edits.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { listed, quoted } from '../../shared/words.ts';

export const scriptTarget = defineRule({
  id: 'project/script-target',
  summary:
    'A script or entry point names a module or function that is not there, or not in the wheel under that name.',
  why: 'Back-ends write the reference as it is, so the wheel builds and installs; the command then ends with `ModuleNotFoundError` or `ImportError`. The source is read, not imported: what is made while it runs, imported from elsewhere or compiled is left alone.',
  severity: 'warning',
  reference: 'entry-points#use-for-scripts',
  examples: [
    {
      bad: '[project]\nname = "tide"\nversion = "1"\nscripts.tide = "tide.cli:mian"\n',
      fixed: '[project]\nname = "tide"\nversion = "1"\nscripts.tide = "tide.cli:main"\n',
      good: '[project]\nname = "tide"\nversion = "1"\nscripts.tide = "tide.cli:main"\n',
      files: { 'src/tide/__init__.py': '', 'src/tide/cli.py': 'def main():\n    pass\n' },
    },
    {
      bad: '[project]\nname = "tide"\nversion = "1"\nscripts.tide = "src.tide.cli:main"\n',
      fixed: '[project]\nname = "tide"\nversion = "1"\nscripts.tide = "tide.cli:main"\n',
      good: '[project]\nname = "tide"\nversion = "1"\nscripts.tide = "tide.cli:main"\n',
      files: { 'src/tide/__init__.py': '', 'src/tide/cli.py': 'def main():\n    pass\n' },
    },
  ],

  *check(context): Iterable<Finding> {
    const { project } = context;
    const lists: [readonly NamedText[], string[]][] = [
      [project.scripts, ['project', 'scripts']],
      [project.guiScripts, ['project', 'gui-scripts']],
      ...project.entryPoints.map((group): [readonly NamedText[], string[]] => [
        group.entries,
        ['project', 'entry-points', group.name],
      ]),
    ];
    if (lists.every(([entries]) => entries.length === 0)) return;
    const roots = sourceRoots(context);
    for (const [entries, path] of lists) {
      for (const { name, text } of entries) {
        if (text === undefined) continue;
        const found = judge(context, roots, text, [...path, name]);
        if (found !== undefined) yield found;
      }
    }
  },
});

function judge(
  context: DocumentContext,
  roots: readonly SourceRoot[],
  text: Text,
  path: readonly string[],
): Finding | undefined {
  const { module, attribute, problems } = parseObjectReference(text.value);
  if (module === undefined || problems.length > 0) return undefined;
  const word = (at: Span): string => text.value.slice(at.start, at.end);
  const name = word(module);
  const change = (at: Span, to: string | undefined, what: string) =>
    to === undefined ? undefined : askFix(`Change to ${what}`, [{ span: text.at(at), text: to }], [path]);

  const prefixed = throughSourceFolder(context, name);
  if (prefixed !== undefined) {
    const { folder, rest } = prefixed;
    return {
      at: text.at({ start: module.start, end: module.start + folder.length }),
      message: `\`${folder}\` is the folder that the packages lie in, no package: after installation the module is \`${rest}\`.`,
      ...fixesOr(
        '',
        change(
          { start: module.start, end: module.start + folder.length + 1 },
          '',
          `\`${rest}${text.value.slice(module.end)}\``,
        ),
      ),
    };
  }

  const found = findModule(context.files, roots, name);
  if (found.state === 'missing')
    return inEnvironment(context, text, change) ?? missingModule(context, roots, text, module, change);
  if (found.state !== 'found') return undefined;
  const left = notPacked(context, name.split('.')[0] as string);
  if (left !== undefined) return { at: text.at(module), ...left };
  return attribute === undefined ? undefined : missingName(context, roots, text, '', change);
}

/** The object that the module does not bind, if that is sure; `where` says where the module lies. */
function missingName(
  context: DocumentContext,
  roots: readonly SourceRoot[],
  text: Text,
  where: string,
  change: Change,
): Finding | undefined {
  const { module, attribute } = parseObjectReference(text.value);
  if (module === undefined || attribute === undefined) return undefined;
  const name = text.value.slice(module.start, module.end);
  const object = text.value.slice(attribute.start, attribute.end);
  const found = findModule(context.files, roots, name);
  if (found.state !== 'found') return undefined;
  if (findAttribute(context.files, roots, name, object).state !== 'missing') return undefined;
  const source = found.kind === 'namespace' ? undefined : context.files.text(found.path);
  const first = object.split('.')[0] as string;
  const known = source === undefined ? [] : [...pythonModule(source).bindings.values()];
  const functions = known
    .filter(({ kind }) => kind !== 'import' && kind !== 'variable')
    .map((one) => one.name);
  const meant = closest(first, functions) ?? (functions.includes('main') ? 'main' : undefined);
  const at = { start: attribute.start, end: attribute.start + first.length };
  return {
    at: text.at(at),
    message: `${quoted(where === '' ? found.path : name)} has no ${quoted(first)}${where}, so this fails with ImportError when it runs.`,
    ...fixesOr(
      'Which function is meant cannot be told from the module.',
      change(at, meant, quoted(`${name}:${meant}`)),
    ),
  };
}

/** A module that lies here but does not come into the wheel. */
function notPacked(context: DocumentContext, top: string): Pick<Finding, 'message' | 'noFix'> | undefined {
  const found = discover(context);
  if (found.state !== 'found' || found.packed.length === 0) return undefined;
  if (found.packed.some(({ name }) => name === top) || isDependency(context, top)) return undefined;
  const packed = listed(found.packed.slice(0, 4).map(({ name }) => quoted(name)));
  return {
    message: `${quoted(top)} lies in this project, but the wheel will have ${packed} alone, so this fails with ModuleNotFoundError after installation.`,
    noFix: 'Whether the module is to be packed or another one is meant cannot be told.',
  };
}

/** A module of another distribution, as far as the environment of the project shows it under its own name. */
function inEnvironment(context: DocumentContext, text: Text, change: Change): Finding | undefined {
  const { module } = parseObjectReference(text.value);
  if (module === undefined) return undefined;
  const name = text.value.slice(module.start, module.end);
  const top = name.split('.')[0] as string;
  // Only where the environment may be looked into, which the person has to trust.
  if (context.files.installed?.(normalizeName(top))?.from !== 'environment') return undefined;
  const roots = environmentRoots(context);
  if (findModule(context.files, roots, top).state !== 'found') return undefined;
  if (isDependency(context, top)) return missingName(context, roots, text, ' in this environment', change);
  const path = ['project', 'dependencies'];
  const node = context.project.member('dependencies')?.node;
  const item = JSON.stringify(normalizeName(top));
  const title = `Add ${item} to dependencies`;
  return {
    at: text.at({ start: module.start, end: module.start + top.length }),
    message: `${quoted(top)} is installed here, but it is no dependency of this project: elsewhere this may fail with ModuleNotFoundError.`,
    fixes: [
      node?.kind === 'array'
        ? addItemFix(context.tree, node, item, path, title)
        : addPairFix(context.tree, ['project'], 'dependencies', `[${item}]`, title),
    ],
  };
}

/** The folders of installed packages below this one. */
function environmentRoots({ files }: DocumentContext): readonly SourceRoot[] {
  return ['.venv', 'venv', 'env'].flatMap((environment) => [
    ...(files.list(`${environment}/lib`) ?? [])
      .filter((name) => /^(?:python|pypy)\d/.test(name))
      .map((name) => ({ folder: `${environment}/lib/${name}/site-packages`, prefix: '', isDeclared: true })),
    { folder: `${environment}/Lib/site-packages`, prefix: '', isDeclared: true },
  ]);
}

type Change = (at: Span, to: string | undefined, what: string) => ReturnType<typeof askFix> | undefined;

/** A module that lies in no source folder: a slip where its package is there, or where nothing else can provide it. */
function missingModule(
  context: DocumentContext,
  roots: readonly SourceRoot[],
  text: Text,
  module: Span,
  change: Change,
): Finding | undefined {
  const name = text.value.slice(module.start, module.end);
  const steps = name.split('.');
  const [top = ''] = steps;
  let known = 0;
  while (
    known < steps.length &&
    findModule(context.files, roots, steps.slice(0, known + 1).join('.')).state === 'found'
  )
    known++;
  if (known === 0 && !isOurs(context, top)) return undefined;
  const above = steps.slice(0, known).join('.');
  const start = module.start + (known === 0 ? 0 : above.length + 1);
  const wrong = steps[known] as string;
  const at = { start, end: start + wrong.length };
  const meant = closest(wrong, namesBelow(context, roots, above));
  const fixed = [...steps.slice(0, known), meant, ...steps.slice(known + 1)].join('.');
  return {
    at: text.at(at),
    message: `There is no module ${quoted([...steps.slice(0, known), wrong].join('.'))} in the source of this project${known === 0 && meant === undefined ? ' and no dependency that could bring it' : ''}, so this fails with ModuleNotFoundError when it runs.`,
    ...fixesOr(
      'Which module is meant cannot be told from the source.',
      change(at, meant, quoted(`${fixed}${text.value.slice(module.end)}`)),
    ),
  };
}

/** Whether a name that is not in the source tree can only mean this project. */
function isOurs(context: DocumentContext, top: string): boolean {
  if (context.data.discovery.standardLibrary.has(top)) return false;
  const found = discover(context);
  if (found.state !== 'found') return false;
  const own = context.project.name?.value;
  if (own !== undefined && normalizeName(own).replaceAll('-', '_') === top.toLowerCase()) return true;
  if (
    closest(
      top,
      found.packed.map(({ name }) => name),
    ) !== undefined &&
    !isDependency(context, top)
  )
    return true;
  // Without any dependency nobody else can bring it.
  const dependencies = context.facts.of(
    'required/any',
    () => context.requirementsIn('dependencies', 'extra').length > 0,
  );
  return !dependencies && context.project.dynamicEntry('dependencies') === undefined;
}

const isDependency = (context: DocumentContext, top: string): boolean =>
  isRequired(context, normalizeName(top));

function namesBelow(context: DocumentContext, roots: readonly SourceRoot[], above: string): string[] {
  const folders =
    above === ''
      ? roots.map(({ folder }) => folder)
      : roots.map(({ folder }) => [folder, ...above.split('.')].filter((step) => step !== '').join('/'));
  return folders.flatMap((folder) =>
    (context.files.list(folder) ?? []).flatMap((name) => {
      if (name.endsWith('.py')) return name.startsWith('__') ? [] : [name.slice(0, -3)];
      const path = folder === '' ? name : `${folder}/${name}`;
      return context.files.kind(`${path}/__init__.py`) === 'file' ? [name] : [];
    }),
  );
}

/** `src.tide.cli` where the back-end packs `tide` from `src`. */
function throughSourceFolder(
  context: DocumentContext,
  module: string,
): { readonly folder: string; readonly rest: string } | undefined {
  const dot = module.indexOf('.');
  if (dot < 0) return undefined;
  const folder = module.slice(0, dot);
  const rest = module.slice(dot + 1);
  if (context.files.kind(folder) !== 'folder') return undefined;
  const found = discover(context);
  if (found.state !== 'found' || found.packed.some(({ name }) => name === folder)) return undefined;
  const top = rest.split('.')[0] as string;
  const isPacked = found.packed.some(({ name, path }) => name === top && path.startsWith(`${folder}/`));
  return isPacked ? { folder, rest } : undefined;
}
