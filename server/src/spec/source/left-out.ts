import { type ItemText, textsOf } from '../../model/text.ts';
import { matchGlob, matchName } from '../../standards/globs.ts';
import { ignoringPattern, takesPath, withFolders } from '../../standards/ignore-patterns.ts';
import { lookup } from '../../toml/paths.ts';
import { type ArrayValue, asItems, asTable, type TomlNode } from '../../toml/tree.ts';
import type { DocumentContext } from '../context.ts';
import type { Path } from '../registry.ts';
import { manifestLeavesOut } from './manifest.ts';

/** What keeps a file out of the wheel that another file of its folder comes into. */
export type LeftOut = {
  /** Whether even a wheel that is built from the tree lacks it, or only one that is built from the source distribution. */
  readonly of: 'wheel' | 'sdist';
} & (
  | {
      /** A pattern of the document takes it away. */
      readonly by: 'pattern';
      readonly item: ItemText;
      readonly path: Path;
      /** Whether `!` in the same list gives a file back. */
      readonly negates: boolean;
    }
  | {
      /** A list of the document that says what is packed does not name it. */
      readonly by: 'list';
      readonly array: ArrayValue;
      readonly path: Path;
      /** The item that would name it, in TOML. */
      readonly item: string;
    }
  | { readonly by: 'file'; readonly file: '.gitignore' | 'MANIFEST.in'; readonly line: string }
);

/** A file that is asked about, one beside it that is packed, and the top-level package that both lie in. */
export interface Question {
  readonly file: string;
  readonly beside: string;
  readonly name: string;
}

/** Why the declared back-end leaves out a file; `undefined` where it does not, or that is not sure. */
export function whyLeftOut(context: DocumentContext, question: Question): LeftOut | undefined {
  switch (context.backend?.backend.package) {
    case 'setuptools':
      return setuptools(context, question);
    case 'hatchling':
      return hatchling(context, question);
    case 'flit-core':
      return excluded(context, ['tool', 'flit', 'sdist', 'exclude'], question, matchesFrom, 'sdist');
    case 'pdm-backend':
      return pdm(context, question);
    case 'poetry-core':
      return poetry(context, question);
    case 'uv-build':
      return (
        excluded(context, ['tool', 'uv', 'build-backend', 'wheel-exclude'], question, uvTakes) ??
        excluded(context, ['tool', 'uv', 'build-backend', 'source-exclude'], question, uvTakes)
      );
    default:
      return undefined;
  }
}

const at = ({ tree }: DocumentContext, path: Path): TomlNode | undefined => lookup(tree.root, path);

type Takes = (pattern: string, path: string) => boolean;

/** A list of exclusions takes the file, and not the one beside it. */
function excluded(
  context: DocumentContext,
  path: Path,
  { file, beside }: Question,
  takes: Takes,
  of: LeftOut['of'] = 'wheel',
): LeftOut | undefined {
  const texts = textsOf(at(context, path));
  if (texts.some(({ value }) => takes(value, beside))) return undefined;
  const item = texts.find(({ value }) => takes(value, file));
  return item && { by: 'pattern', of, item, path, negates: false };
}

/** A pattern from the folder of pyproject.toml on, which takes a folder with all that is in it. */
const matchesFrom: Takes = (pattern, path) =>
  !/[\\[{]/.test(pattern) && withFolders(path).some((one) => matchGlob(pattern, one));

/** uv: at any depth, or from the top with a slash before it. */
const uvTakes: Takes = (pattern, path) => {
  if (/[\\[{]/.test(pattern)) return false;
  if (pattern.startsWith('/')) return takesPath(pattern, path);
  return takesPath(`/**/${pattern}`, path);
};

/** Patterns of one package or of all (`*`) that take its data away, then MANIFEST.in. */
function setuptools(context: DocumentContext, question: Question): LeftOut | undefined {
  if (context.files.kind('setup.py') !== 'missing') return undefined;
  const path = ['tool', 'setuptools', 'exclude-package-data'];
  const last = question.file.split('/').at(-1) as string;
  for (const { name, node } of asTable(at(context, path))?.members.values() ?? []) {
    if (name !== '*' && name !== question.name) continue;
    const item = textsOf(node).find(({ value }) => !/[\\[/]/.test(value) && matchName(value, last));
    if (item !== undefined)
      return { by: 'pattern', of: 'wheel', item, path: [...path, name], negates: false };
  }
  const line = manifestLeavesOut(context.files.text('MANIFEST.in'), question.file, question.beside);
  return line === undefined ? undefined : { by: 'file', of: 'sdist', file: 'MANIFEST.in', line };
}

/**
 * hatchling: exclusions and inclusions of a target, which stand before those of all builds, and `.gitignore`. A `hatch.toml`
 * takes the place of `[tool.hatch.build]`.
 */
function hatchling(context: DocumentContext, question: Question): LeftOut | undefined {
  if (context.files.kind('hatch.toml') !== 'missing') return undefined;
  for (const target of ['wheel', 'sdist'] as const) {
    const found = hatchlingTarget(context, question, target);
    if (found !== undefined) return found;
  }
  return undefined;
}

function hatchlingTarget(
  context: DocumentContext,
  { file, beside }: Question,
  of: 'wheel' | 'sdist',
): LeftOut | undefined {
  const build: Path = ['tool', 'hatch', 'build'];
  const target: Path = [...build, 'targets', of];
  const placed = (key: string): Path =>
    asTable(at(context, target))?.members.has(key) ? [...target, key] : [...build, key];
  const texts = (key: string): readonly ItemText[] => textsOf(at(context, placed(key)));
  const takes = (patterns: readonly string[], path: string): boolean =>
    ignoringPattern(patterns, path) !== undefined;
  const values = (key: string): string[] => texts(key).map(({ value }) => value);

  // Code or a table that may bring the file in after all.
  if (['hooks', 'force-include'].some((key) => at(context, placed(key)) !== undefined)) return undefined;
  if (takes(values('artifacts'), file)) return undefined;
  const exclude = texts('exclude');
  const index = ignoringPattern(values('exclude'), file);
  const item = index === undefined ? undefined : exclude[index];
  if (item !== undefined)
    return takes(values('exclude'), beside)
      ? undefined
      : { by: 'pattern', of, item, path: placed('exclude'), negates: true };

  const include = at(context, placed('include'));
  const chosen = ['packages', 'only-include'].some((key) => at(context, placed(key)) !== undefined);
  if (include?.kind === 'array' && !chosen) {
    const patterns = values('include');
    const isSure = patterns.every((one) => !/^!|[\\[]/.test(one));
    if (isSure && takes(patterns, beside) && !takes(patterns, file))
      return { by: 'list', of, array: include, path: placed('include'), item: JSON.stringify(file) };
  }
  const unread = at(context, placed('ignore-vcs'));
  if (unread?.kind === 'boolean' && unread.value) return undefined;
  const lines = context.files.text('.gitignore')?.split(/\r?\n/) ?? [];
  const ignoring = ignoringPattern(lines, file);
  const isGivenBack = exclude.some(({ value }) => value.startsWith('!')) || takes(lines, beside);
  if (ignoring === undefined || isGivenBack) return undefined;
  return { by: 'file', of: 'wheel', file: '.gitignore', line: lines[ignoring] as string };
}

/** pdm-backend: what is excluded, what only the source distribution gets, or a list of inclusions without it. */
function pdm(context: DocumentContext, question: Question): LeftOut | undefined {
  const build: Path = ['tool', 'pdm', 'build'];
  if (['custom-hook', 'run-setuptools'].some((key) => at(context, [...build, key]) !== undefined))
    return undefined;
  const includes = at(context, [...build, 'includes']);
  const included = textsOf(includes).map(({ value }) => value);
  // Which of two patterns for one file counts depends on how exact they are.
  if (included.some((pattern) => /[\\[{]/.test(pattern) || matchGlob(pattern, question.file)))
    return undefined;
  const found =
    excluded(context, [...build, 'excludes'], question, matchesFrom) ??
    excluded(context, [...build, 'source-includes'], question, matchesFrom);
  if (found !== undefined) return found;
  const takes = (path: string): boolean => included.some((pattern) => matchesFrom(pattern, path));
  if (includes?.kind !== 'array' || !takes(question.beside) || takes(question.file)) return undefined;
  return {
    ...{ by: 'list', of: 'wheel', array: includes, path: [...build, 'includes'] },
    item: JSON.stringify(question.file),
  };
}

/** Poetry: what is excluded, or patterns of `packages` that take the modules alone. */
function poetry(context: DocumentContext, question: Question): LeftOut | undefined {
  const table: Path = ['tool', 'poetry'];
  if (at(context, [...table, 'build']) !== undefined) return undefined;
  // An inclusion may bring it back.
  const packages = at(context, [...table, 'packages']);
  const items = (asItems(packages) ?? []).map((item) => asTable(item)?.members);
  const text = (members: (typeof items)[number], key: string): string | undefined => {
    const node = members?.get(key)?.node;
    return node?.kind === 'string' ? node.value : undefined;
  };
  const patterns = items.map((members) => {
    const [include, from] = [text(members, 'include'), text(members, 'from')];
    return include === undefined ? undefined : from === undefined ? include : `${from}/${include}`;
  });
  const isSure = items.every(
    (members, i) => patterns[i] !== undefined && !members?.has('to') && !members?.has('format'),
  );
  if (at(context, [...table, 'include']) === undefined) {
    const found = excluded(context, [...table, 'exclude'], question, matchesFrom);
    if (found !== undefined) return found;
  }
  const takes = (path: string): boolean =>
    patterns.some((one) => one !== undefined && matchesFrom(one, path));
  if (packages?.kind !== 'array' || !isSure || !takes(question.beside) || takes(question.file))
    return undefined;
  const cut = question.file.lastIndexOf(`${question.name}/`);
  const [from, include] = [question.file.slice(0, Math.max(0, cut - 1)), question.file.slice(cut)];
  const item = `{ include = ${JSON.stringify(include)}${from === '' ? '' : `, from = ${JSON.stringify(from)}`} }`;
  return { by: 'list', of: 'wheel', array: packages, path: [...table, 'packages'], item };
}
