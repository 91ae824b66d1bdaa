import type { DocumentContext } from '../../spec/context.ts';
import { alternatives, type Described, type Path } from '../../spec/registry.ts';
import type { Language, Shape, StringShape } from '../../spec/shape.ts';
import { insert, type Span } from '../../text/span.ts';
import type { Place } from '../../toml/paths.ts';
import type { ArrayValue } from '../../toml/tree.ts';
import { type CompletionItem, type CompletionList, CURSOR, snippetMark, withoutCursor } from './item.ts';
import { suggestBackend } from './languages/build-backend.ts';
import { suggestClassifier } from './languages/classifier.ts';
import { suggestLicense } from './languages/license.ts';
import { suggestModule } from './languages/module.ts';
import { suggestModulePattern } from './languages/module-pattern.ts';
import { includableGroups, suggestDynamic, suggestExtra, suggestGroup } from './languages/names.ts';
import { isSourceUnknown, suggestObjectReference } from './languages/object-reference.ts';
import { isFolderUnknown, suggestGlob, suggestPath } from './languages/path.ts';
import { suggestRequirement } from './languages/requirement.ts';
import { suggestRuleCode } from './languages/rule-code.ts';
import {
  suggestChoices,
  suggestContentType,
  suggestEmail,
  suggestUrl,
  suggestVersion,
} from './languages/small.ts';
import { suggestPythons } from './languages/specifier-set.ts';
import { suggestTemplateField } from './languages/template.ts';
import { fitting } from './match.ts';
import { bareSlot, type Slot, type Surroundings, stringSlot } from './slot.ts';
import { goesOn, tableText, valueText } from './snippets.ts';
import { indentOf, styleOf } from './style.ts';
import type { StringPlace, Suggestion, SuggestLanguage } from './suggestion.ts';

type Where<Kind> = Extract<Place, { readonly kind: Kind }>;
export type AnyValuePlace = Where<'value'> | Where<'missing-value'> | Where<'item'>;

const LANGUAGES: Partial<Readonly<Record<Language, SuggestLanguage>>> = {
  'build-backend': suggestBackend,
  classifier: suggestClassifier,
  'content-type': suggestContentType,
  'dynamic-field': suggestDynamic,
  email: suggestEmail,
  'extra-name': suggestExtra,
  glob: suggestGlob,
  'group-name': suggestGroup,
  'import-name': suggestModule,
  'license-expression': suggestLicense,
  'module-pattern': suggestModulePattern,
  'object-reference': suggestObjectReference,
  path: suggestPath,
  requirement: suggestRequirement,
  'rule-code': suggestRuleCode,
  'specifier-set': suggestPythons,
  template: suggestTemplateField,
  url: suggestUrl,
  version: suggestVersion,
};

/** Languages that speak of files below the project's folder. */
const OF_FILES: ReadonlySet<Language | undefined> = new Set(['path', 'glob']);

/** The values that can stand at a place, in quotes where they are strings. */
export function valueItems(context: DocumentContext, place: AnyValuePlace): CompletionList {
  let pending = false;
  const items = itemsOf(context, place, () => {
    pending = true;
  });
  return { items, incomplete: isPartial(context, place.path), ...(pending ? { pending } : {}) };
}

/** Lists that depend on what is typed, because all of it would be too long to read and to send. */
function isPartial({ registry }: DocumentContext, path: Path): boolean {
  return registry
    .describe(path)
    .flatMap(({ shape }) => alternatives(shape))
    .some(
      (one) =>
        one.type === 'string' && (one.language === 'classifier' || one.language === 'license-expression'),
    );
}

function itemsOf(
  context: DocumentContext,
  place: AnyValuePlace,
  /** Called when what can be offered depends on a folder that has not been looked at yet. */
  waits: () => void,
): readonly CompletionItem[] {
  const described = context.registry.describe(place.path);
  const shapes = described.flatMap(({ shape }) => alternatives(shape));
  const array = place.kind === 'missing-value' ? undefined : place.array;

  if (place.kind === 'value' && place.node.kind === 'string') {
    const slot = stringSlot(
      context.document.text,
      place.node,
      place.offset,
      separatorOf(context, array, place.offset),
    );
    return slot === undefined ? [] : strings(context, place, slot, shapes, array, waits);
  }
  if (place.kind === 'value' && (place.offset < place.node.span.start || isContainer(place.node.kind)))
    return [];

  const word: Span = place.kind === 'value' ? place.node.span : { start: place.offset, end: place.offset };
  if (place.offset > word.end) return [];
  const around = surroundings(context, place, word, array);
  const slot = bareSlot(context.document.text, word, place.offset, around);
  const typed = context.document.text.slice(word.start, place.offset);
  const found = strings(context, place, slot, shapes, array, waits);
  const others = [...plainValues(context, place, described, shapes, typed === '' && found.length === 0)];
  return [
    ...found,
    ...fitting(others, (value) => ({ typed, filter: value.filter ?? value.label })).map((value) =>
      wrap(value, word, around),
    ),
  ];
}

/** The `=` and the value behind a key that has neither. */
export function* afterKeyItems(
  context: DocumentContext,
  { pair, path, offset }: Where<'after-key'>,
): Iterable<CompletionItem> {
  const [described] = context.registry.describe(path);
  if (pair.equals !== undefined || pair.value !== undefined || described === undefined) return;
  const { shape, key } = described;
  const value = valueText(shape, key, styleOf(context.tree), 'line');
  const lead = /\s/.test(context.document.text[offset - 1] ?? '') ? '' : ' ';
  const text = `${lead}= ${value}`;
  yield {
    label: `= ${withoutCursor(value)}`,
    kind: 'snippet',
    span: { start: offset, end: offset },
    text,
    ...snippetMark(text),
    ...(goesOn(shape, text) ? { again: true } : {}),
  };
}

const isContainer = (kind: string): boolean => kind === 'array' || kind === 'inline-table';

/** What the languages of the string shapes offer for a slot. */
function strings(
  context: DocumentContext,
  { path }: AnyValuePlace,
  slot: Slot,
  shapes: readonly Shape[],
  array: ArrayValue | undefined,
  waits: () => void,
): CompletionItem[] {
  const siblings = siblingsOf(array, path);
  const items: CompletionItem[] = [];
  for (const shape of shapes) {
    if (shape.type !== 'string') continue;
    const { text, at, quote } = slot;
    const place: StringPlace = { context, path, shape, text, at, quote, siblings };
    if (OF_FILES.has(shape.language) && isFolderUnknown(place)) waits();
    if (shape.language === 'object-reference' && isSourceUnknown(place)) waits();
    const suggestions = fitting(suggest(place, shape), (suggestion: Suggestion) => ({
      typed: text.slice(suggestion.from, at),
      filter: suggestion.filter ?? withoutCursor(suggestion.text),
    }));
    for (const suggestion of suggestions) {
      const item = slot.item(suggestion);
      if (item !== undefined) items.push(item);
    }
  }
  return items;
}

function suggest(place: StringPlace, shape: StringShape): Iterable<Suggestion> {
  const language = shape.language === undefined ? undefined : LANGUAGES[shape.language];
  return (language ?? suggestChoices)(place);
}

/** The other strings of the array. */
function siblingsOf(array: ArrayValue | undefined, path: Path): readonly string[] {
  const own = path.at(-1);
  return (array?.items ?? []).flatMap((item, index) =>
    item.kind === 'string' && index !== own ? [item.value] : [],
  );
}

/** A value that is no string of a language: written as it is. */
interface PlainValue extends Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'again'> {
  readonly text: string;
  readonly filter?: string;
}

function* plainValues(
  context: DocumentContext,
  place: AnyValuePlace,
  described: readonly Described[],
  shapes: readonly Shape[],
  alone: boolean,
): Iterable<PlainValue> {
  const style = styleOf(context.tree);
  const key = described.find((one) => one.key !== undefined)?.key;
  const { path } = place;
  const inArray = place.kind !== 'missing-value' && place.array !== undefined;
  for (const shape of shapes) {
    switch (shape.type) {
      case 'boolean':
        for (const value of key?.default === 'true' ? ['false', 'true'] : ['true', 'false']) {
          yield { label: value, kind: 'value', text: value };
        }
        break;
      case 'array': {
        const own = key?.snippet?.startsWith('[') === true ? key : undefined;
        const text = valueText(shape, own, style, 'line');
        yield {
          label: shown(text),
          kind: 'snippet',
          text,
          filter: '[',
          ...(goesOn(shape, text) ? { again: true } : {}),
        };
        break;
      }
      case 'table': {
        if (shape.keys.length > 0 && shape.keys.every(({ deprecated }) => deprecated !== undefined)) break;
        if (isInclude(shape) && includableGroups({ context, path }).length === 0) break;
        const text = tableText(shape);
        const label = shown(text);
        yield { label, kind: 'snippet', text, filter: label, ...(isInclude(shape) ? { again: true } : {}) };
        break;
      }
      case 'string':
        if (alone) {
          const text = !inArray && key?.snippet?.startsWith('"') === true ? key.snippet : `"${CURSOR}"`;
          yield { label: shown(text), kind: 'snippet', text };
        }
        break;
      default:
        break;
    }
  }
}

/** A snippet as a label: in one line, `…` where something is to be written. */
const shown = (text: string): string =>
  withoutCursor(text)
    .replace(/\s*[\r\n]+\s*/g, '')
    .replaceAll('""', '"…"')
    .replace(',]', ']')
    .replace('{}', '{…}');

const isInclude = (shape: Shape): boolean =>
  shape.type === 'table' && shape.keys.length === 1 && shape.keys[0]?.name === 'include-group';

function wrap({ filter, ...value }: PlainValue, span: Span, around: Surroundings): CompletionItem {
  const text = around.lead + value.text + around.trail;
  return {
    ...value,
    span,
    text,
    ...snippetMark(text),
    ...(filter === undefined || filter === value.label ? {} : { filter }),
    ...(around.additional === undefined ? {} : { additional: around.additional }),
  };
}

/** The blank after `=`, and the commas that are missing around an item. */
function surroundings(
  context: DocumentContext,
  place: AnyValuePlace,
  word: Span,
  array: ArrayValue | undefined,
): Surroundings {
  const { text } = context.document;
  const separator = separatorOf(context, array, word.start);
  const lead = text[word.start - 1] === '=' || text[word.start - 1] === ',' ? ' ' : '';
  if (place.kind !== 'item' || array === undefined)
    return { lead, trail: '', separator, additional: undefined };

  const before = array.items[place.index - 1];
  const after = array.items[place.index];
  const isFollowed =
    after !== undefined && !array.commas.some((comma) => comma >= word.end && comma < after.span.start);
  return {
    lead,
    trail: isFollowed ? `,${/\s/.test(text[word.end] ?? '') ? '' : ' '}` : '',
    separator,
    additional: place.needsComma && before !== undefined ? [insert(before.span.end, ',')] : undefined,
  };
}

/** What stands between the comma and the next item of an array: a blank, or a line break with indent. */
function separatorOf(
  { document, tree }: DocumentContext,
  array: ArrayValue | undefined,
  offset: number,
): string {
  if (array === undefined) return ' ';
  const { text } = document;
  for (const item of array.items) {
    const indent = indentOf(text, array.span.start, item);
    if (indent !== undefined) return styleOf(tree).eol + indent;
  }
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  return lineStart > array.span.start && /^[ \t]*$/.test(before) ? styleOf(tree).eol + before : ' ';
}
