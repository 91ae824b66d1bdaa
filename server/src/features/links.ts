import { readRequirement } from '../model/requirements.ts';
import { textOf } from '../model/text.ts';
import type { DocumentContext } from '../spec/context.ts';
import { referenceUrl } from '../spec/reference.ts';
import type { Language } from '../spec/shape.ts';
import type { Span } from '../text/span.ts';
import { pathOf, type Visit, walk } from '../toml/paths.ts';
import type { Header, StringValue } from '../toml/tree.ts';
import { languageAt } from './language.ts';
import { onceFor } from './once.ts';

/** A place that leads somewhere: to an address, or to a file relative to the folder of the document. */
export interface DocumentLink {
  readonly span: Span;
  readonly target: { readonly url: string } | { readonly file: string };
  /** What is there, in a few words. */
  readonly title: string;
}

/** Addresses, files that are there (or may be, where nobody has looked), and the specification or manual of each table. */
export const documentLinks = onceFor((context): readonly DocumentLink[] => {
  const found: DocumentLink[] = [];
  for (const statement of context.tree.statements) {
    if (statement.kind === 'header') found.push(...headerLink(context, statement));
  }
  // The items of an array are of one language.
  let array: Visit | undefined;
  let languageOfItems: Language | undefined;
  for (const visit of walk(context.tree.root)) {
    const { node, parent } = visit;
    if (node.kind !== 'string' || node.value.length > LONGEST) continue;
    const isItem = typeof visit.step === 'number';
    if (!isItem || parent !== array) {
      if (!mayLead(node.value) && !isItem) continue;
      languageOfItems = languageAt(context, pathOf(visit));
      array = isItem ? parent : undefined;
    }
    if (mayLead(node.value)) found.push(...stringLinks(context, node, languageOfItems, visit));
  }
  for (const comment of context.tree.comments) {
    if (comment.end - comment.start <= LONGEST) found.push(...commentLinks(context.tree.text, comment));
  }
  return found.sort((a, b) => a.span.start - b.span.start);
});

const LONGEST = 2000;
const URL = /\bhttps?:\/\/[^\s<>"'`\\^{}|]+/g;
const PEP = /\bPEP[ -]?(\d{1,4})\b/g;
const WEB = /^https?:\/\/[^\s<>"'`\\^{}|]+$/;

/** The last name of a header leads to what describes its table. */
function headerLink(context: DocumentContext, { key }: Header): DocumentLink[] {
  const names = key.parts.map(({ name }) => name);
  const part = key.parts.at(-1);
  if (part === undefined || names.length > 2) return [];
  const table = context.registry.describe(names)[0]?.table;
  const tool = names[0] === 'tool' ? context.registry.toolOf(names[1] ?? '') : undefined;
  const isTool = names.length === 2 && tool !== undefined;
  const reference = isTool ? (table?.reference ?? tool.link) : table?.reference;
  if (reference === undefined) return [];
  const title = isTool ? `Documentation of ${tool.title}` : 'Specification';
  return [{ span: part.span, target: { url: referenceUrl(reference) }, title }];
}

/** Whether a string can be an address, a file, or a requirement with one of the two. */
const mayLead = (value: string): boolean =>
  value.includes('@') || value.startsWith('http') || !/[<>=;]/.test(value);

function stringLinks(
  context: DocumentContext,
  node: StringValue,
  language: Language | undefined,
  visit: Visit,
): DocumentLink[] {
  const text = textOf(node);
  if (text === undefined || text.value === '') return [];
  const { value, inner } = text;
  if (WEB.test(value)) return [{ span: inner, target: { url: value }, title: 'Open' }];
  if (language === 'requirement') {
    const { url } = readRequirement(value);
    return url !== undefined && WEB.test(url.text)
      ? [{ span: text.at(url.span), target: { url: url.text }, title: 'Open' }]
      : [];
  }
  if (language !== 'path' && language !== 'glob') return [];
  const file = filePath(value);
  if (file === undefined) return [];
  const kind = context.files.kind(file);
  // A path of the standard's own tables names a file; one of a tool may be a folder or another thing, so it has to be seen.
  const isThere = kind === 'file' || (kind === 'unknown' && pathOf(visit)[0] === 'project');
  return isThere ? [{ span: inner, target: { file }, title: 'Open the file' }] : [];
}

/** A plain path below the folder of the document; `undefined` for globs and for what leads out of it. */
function filePath(value: string): string | undefined {
  if (/[*?[\]{}<>|"\\\0\r\n]|^[/~$]|^[A-Za-z]:/.test(value)) return undefined;
  const steps = value.split('/').filter((step) => step !== '' && step !== '.');
  return steps.length === 0 || steps.includes('..') ? undefined : steps.join('/');
}

function commentLinks(text: string, comment: Span): DocumentLink[] {
  const found: DocumentLink[] = [];
  const words = text.slice(comment.start, comment.end);
  for (const match of words.matchAll(URL)) {
    const url = trimmed(match[0]);
    const start = comment.start + match.index;
    found.push({ span: { start, end: start + url.length }, target: { url }, title: 'Open' });
  }
  for (const match of words.matchAll(PEP)) {
    const start = comment.start + match.index;
    const end = start + match[0].length;
    if (found.some(({ span }) => span.start < end && start < span.end)) continue;
    const pep = `PEP ${match[1]}`;
    found.push({ span: { start, end }, target: { url: referenceUrl(pep) }, title: pep });
  }
  return found;
}

/** Without the punctuation of the sentence around it. */
function trimmed(url: string): string {
  let end = url.length;
  for (; end > 0; end--) {
    const last = url[end - 1] as string;
    const closes =
      last === ')' && url.slice(0, end).split('(').length <= url.slice(0, end - 1).split(')').length;
    if (!closes && !'.,;:!?]'.includes(last)) break;
  }
  return url.slice(0, end);
}
