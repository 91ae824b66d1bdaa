import { readRequirement } from '../model/requirements.ts';
import type { DocumentContext } from '../spec/context.ts';
import { normalizeName } from '../standards/names.ts';
import { parseSpecifierSet, type SpecifierSet } from '../standards/pep440.ts';
import { isReleased } from '../standards/pythons.ts';
import { overlaps, type Span } from '../text/span.ts';
import { admittedPythons, minorRanges } from './docs/pythons.ts';
import { specifierWords } from './docs/specifiers.ts';
import { resolvedGroup } from './hover/groups.ts';

/** A word that an editor shows behind something, without it being in the text. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** All of it, where the label is cut. */
  readonly title: string;
}

/** `includes`: what an include or an extra of the project itself adds. `all`: what specifiers admit, too. */
export type InlayHints = 'off' | 'includes' | 'all';

/** The hints of a part of a document. */
export function inlayHints(context: DocumentContext, within: Span, which: InlayHints): readonly InlayHint[] {
  if (which === 'off') return [];
  const found = [...includeHints(context, within), ...selfExtraHints(context, within)];
  if (which === 'all') found.push(...pythonHints(context, within), ...specifierHints(context, within));
  return found.sort((a, b) => a.offset - b.offset);
}

const SHOWN = 3;

function* includeHints(context: DocumentContext, within: Span): Generator<InlayHint> {
  for (const group of context.groups.all) {
    for (const item of group.items) {
      if (item.kind !== 'include' || !overlaps(within, item.node.span)) continue;
      const resolved = resolvedGroup(context, item.group.value);
      if (resolved === undefined) continue;
      const all = resolved.requirements.map(({ requirement }) => requirement);
      yield added(item.node.span.end, all);
    }
  }
}

/** `"tidepool[cli]"` among the extras of tidepool stands for what its extra has. */
function* selfExtraHints({ requirements, project }: DocumentContext, within: Span): Generator<InlayHint> {
  const own = project.name === undefined ? undefined : normalizeName(project.name.value);
  if (own === undefined) return;
  for (const { text, requirement, name } of requirements) {
    if (name !== own || requirement.extras.length === 0 || !overlaps(within, text.span)) continue;
    yield added(
      text.span.end,
      extrasContents(
        project,
        requirement.extras.map((extra) => extra.text),
        own,
      ),
    );
  }
}

/** What extras come to, through extras that name others. */
function extrasContents(
  project: DocumentContext['project'],
  names: readonly string[],
  own: string,
): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting = names.map(normalizeName).reverse();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const extra = project.extras.find((one) => normalizeName(one.name) === name);
    for (const { value } of extra?.items ?? []) {
      const requirement = readRequirement(value);
      const isOwn = requirement.name !== undefined && normalizeName(requirement.name.text) === own;
      if (isOwn) waiting.push(...requirement.extras.map(({ text }) => normalizeName(text)));
      else found.add(value);
    }
  }
  return [...found];
}

function added(offset: number, requirements: readonly string[]): InlayHint {
  if (requirements.length === 0) return { offset, label: 'adds nothing', title: 'There is nothing in it.' };
  const names = requirements.map((one) => readRequirement(one).name?.text ?? one);
  const more = names.length - SHOWN;
  const label = `+ ${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return { offset, label, title: requirements.slice(0, 50).join('\n') };
}

/** The released Pythons that `requires-python` admits. */
function* pythonHints(context: DocumentContext, within: Span): Generator<InlayHint> {
  const text = context.project.requiresPython;
  if (text === undefined || !overlaps(within, text.span)) return;
  const set = parseSpecifierSet(text.value);
  const all = admittedPythons(context, set)?.filter((release) => isReleased(release, context.today));
  if (all === undefined || all.length === 0 || set.specifiers.length === 0) return;
  const ranges = minorRanges(
    context,
    all.map(({ minor }) => minor),
  );
  const label = ranges.join(', ');
  yield { offset: text.span.end, label, title: `The Pythons that are out today and fit: ${label}.` };
}

/** Only operators that say less than they mean are put into words: `~=` and `.*`. */
function* specifierHints({ requirements }: DocumentContext, within: Span): Generator<InlayHint> {
  for (const { text, requirement } of requirements) {
    if (!overlaps(within, text.span)) continue;
    const words = dense(requirement.specifiers);
    if (words !== undefined)
      yield { offset: text.span.end, label: words, title: specifierWords(requirement.specifiers) };
  }
}

function dense(set: SpecifierSet): string | undefined {
  const hard = set.specifiers.some(({ operator, wildcard }) => operator === '~=' || wildcard);
  return hard ? specifierWords(set) : undefined;
}
