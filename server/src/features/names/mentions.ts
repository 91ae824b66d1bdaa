import { type Text, textOf } from '../../model/text.ts';
import type { DocumentContext } from '../../spec/context.ts';
import { parseObjectReference } from '../../standards/entry-points.ts';
import { comparisonsOf } from '../../standards/marker-tree.ts';
import { normalizeName } from '../../standards/names.ts';
import { type Span, touches } from '../../text/span.ts';
import { headerPath, lookup, pathOf, type Visit, walk } from '../../toml/paths.ts';
import type { KeyPart } from '../../toml/tree.ts';
import { asTable } from '../../toml/tree.ts';
import { languageAt } from '../language.ts';
import { onceFor } from '../once.ts';
import { mentionsIn } from './elsewhere.ts';

/** What has a name of its own in a document. */
export type NameKind = 'group' | 'extra' | 'script' | 'distribution';

/** One place that names something. */
export interface Mention {
  readonly kind: NameKind;
  /** The name as it is compared: scripts as written, all others normalized. */
  readonly name: string;
  /** The name without quotes. */
  readonly span: Span;
  readonly role: 'definition' | 'reference';
  /** What is defined: the key with its value. */
  readonly whole: Span;
  /** The key part that it is, where it is one. */
  readonly key?: KeyPart;
}

/** Every place of a document that defines or names a group, an extra, a script or a distribution, in order. */
export const mentionsOf = onceFor((context): readonly Mention[] => {
  const found: Mention[] = [...definitions(context), ...inRequirements(context), ...includes(context)];
  found.push(...inReferences(context), ...inTools(context));
  return found.sort((a, b) => a.span.start - b.span.start);
});

/** The mention that an offset touches. */
export const mentionAt = (mentions: readonly Mention[], offset: number): Mention | undefined =>
  mentions.find(({ span }) => touches(span, offset));

export const sameThing = (a: Mention, b: Mention): boolean => a.kind === b.kind && a.name === b.name;

function* definitions({ project, groups, tree }: DocumentContext): Generator<Mention> {
  const define = function* (kind: NameKind, key: KeyPart, whole: Span): Generator<Mention> {
    const name = kind === 'script' ? key.name : normalizeName(key.name);
    yield { kind, name, span: nameSpan(key), role: 'definition', whole, key };
  };
  const member = function* (
    kind: NameKind,
    { key, duplicates, pair }: Pick<import('../../toml/tree.ts').Member, 'key' | 'duplicates' | 'pair'>,
  ): Generator<Mention> {
    yield* define(kind, key, pair?.span ?? key.span);
    for (const again of duplicates) yield* define(kind, again, again.span);
  };
  for (const group of groups.all) yield* member('group', group.member);
  for (const extra of project.extras) yield* member('extra', extra.member);
  for (const script of [...project.scripts, ...project.guiScripts]) yield* member('script', script.member);
  // `[[dependency-groups.test]]` again: the same name in another header.
  const known = new Set(groups.all.map(({ key }) => key));
  for (const statement of tree.statements) {
    if (statement.kind !== 'header' || statement.key.parts[0]?.name !== 'dependency-groups') continue;
    const part = statement.key.parts[1];
    if (part !== undefined && !known.has(part) && headerPath(tree, statement)[0] === 'dependency-groups')
      yield* define('group', part, statement.span);
  }
}

/** Between the quotes of a key. */
export const nameSpan = ({ span, style }: KeyPart): Span =>
  style === 'bare' || span.end - span.start < 2 ? span : { start: span.start + 1, end: span.end - 1 };

/** Names of distributions, extras of the project itself, and extras in markers. */
function* inRequirements({ requirements, project }: DocumentContext): Generator<Mention> {
  const own = project.name === undefined ? undefined : normalizeName(project.name.value);
  for (const { text, requirement, name, place } of requirements) {
    if (requirement.name === undefined || name === undefined) continue;
    yield reference('distribution', name, text, requirement.name.span);
    if (name === own) {
      for (const extra of requirement.extras)
        yield reference('extra', normalizeName(extra.text), text, extra.span);
    }
    if (requirement.marker === undefined || place.kind === 'build') continue;
    for (const { left, right } of comparisonsOf(requirement.marker)) {
      const [variable, word] = left.kind === 'variable' ? [left, right] : [right, left];
      if (variable.kind !== 'variable' || variable.name !== 'extra' || word.kind !== 'string') continue;
      const inner = { start: word.span.start + 1, end: word.span.end - 1 };
      yield reference('extra', normalizeName(word.value), text, inner);
    }
  }
}

function* includes({ groups }: DocumentContext): Generator<Mention> {
  for (const group of groups.all) {
    for (const item of group.items) {
      if (item.kind === 'include')
        yield reference('group', normalizeName(item.group.value), item.group, whole(item.group));
    }
  }
}

/** `pkg.cli:main [extra]` */
function* inReferences({ project }: DocumentContext): Generator<Mention> {
  const entries = [
    ...project.scripts,
    ...project.guiScripts,
    ...project.entryPoints.flatMap((one) => one.entries),
  ];
  for (const { text } of entries) {
    if (text === undefined || !text.value.includes('[')) continue;
    for (const extra of parseObjectReference(text.value).extras)
      yield reference('extra', normalizeName(text.value.slice(extra.start, extra.end)), text, extra);
  }
}

/** Keys of tools whose strings are names of groups, whatever the tool. */
const GROUP_KEYS = new Set([
  ...['default-groups', 'dependency-groups', 'dependency_groups', 'dependency-group'],
  'test-groups',
]);
/** Keys whose strings are names of extras, by the tool. */
const EXTRA_KEYS: Readonly<Record<string, string>> = { cibuildwheel: 'test-extras', tox: 'extras' };
/** A command that installs groups or extras. */
const INSTALLS = /(?<![\w-])(?:uv|uvx|pip|pdm|poetry|hatch|tox)(?![\w-])/;

/** Strings in the tables of tools that name a group or an extra. */
function* inTools(context: DocumentContext): Generator<Mention> {
  const tool = asTable(context.tree.root.members.get('tool')?.node);
  const known = context.groups.all.length + context.project.extras.length;
  if (tool === undefined || known === 0) return;
  yield* keysOfUv(context);
  let array: Visit | undefined;
  let kind: NameKind | undefined;
  for (const visit of walk(tool)) {
    const { node, parent } = visit;
    if (node.kind !== 'string') continue;
    const name = normalizeName(node.value);
    const isItem = typeof visit.step === 'number';
    if (!isItem || parent !== array) {
      array = isItem ? parent : undefined;
      kind = toolNameKind(context, visit);
    }
    if (kind === undefined && !INSTALLS.test(node.value)) continue;
    const text = textOf(node);
    if (text === undefined) continue;
    if (kind === undefined) yield* inCommand(context, text);
    else yield reference(kind, name, text, whole(text));
  }
}

/** `uv run --group test pytest` in a task: what it names is a group or extra that there is. */
function* inCommand({ project, groups }: DocumentContext, text: Text): Generator<Mention> {
  const { value } = text;
  for (const kind of ['group', 'extra'] as const) {
    for (const span of mentionsIn(value, kind, project.name?.value)) {
      const name = normalizeName(value.slice(span.start, span.end));
      const isKnown =
        kind === 'group'
          ? groups.find(name) !== undefined
          : project.extras.some((extra) => normalizeName(extra.name) === name);
      if (isKnown) yield reference(kind, name, text, span);
    }
  }
}

/** `[tool.uv.dependency-groups]` says more about groups, by their names. */
function* keysOfUv({ tree }: DocumentContext): Generator<Mention> {
  const table = asTable(lookup(tree.root, ['tool', 'uv', 'dependency-groups']));
  for (const { key } of table?.members.values() ?? [])
    yield {
      ...{ kind: 'group', name: normalizeName(key.name), role: 'reference' },
      ...{ span: nameSpan(key), whole: key.span, key },
    };
}

function toolNameKind(context: DocumentContext, visit: Visit): NameKind | undefined {
  const path = ['tool', ...pathOf(visit)];
  const key = path.findLast((step) => typeof step === 'string');
  if (GROUP_KEYS.has(String(key))) return 'group';
  if (EXTRA_KEYS[String(path[1])] === key) return 'extra';
  // Each item of `conflicts` is a list of tables that name an extra or a group each.
  if (path[1] === 'uv' && path[2] === 'conflicts' && (key === 'group' || key === 'extra')) return key;
  const language = languageAt(context, path);
  return language === 'group-name' ? 'group' : language === 'extra-name' ? 'extra' : undefined;
}

const whole = (text: Text): Span => ({ start: 0, end: text.value.length });

const reference = (kind: NameKind, name: string, text: Text, part: Span): Mention => ({
  kind,
  name,
  span: part.end > part.start ? text.at(part) : text.inner,
  role: 'reference',
  whole: text.span,
});
