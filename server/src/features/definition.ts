import { type Text, textOf } from '../model/text.ts';
import type { DocumentContext } from '../spec/context.ts';
import { findAttribute, findModule } from '../spec/source/modules.ts';
import { type SourceRoot, sourceRoots } from '../spec/source/roots.ts';
import { parseObjectReference } from '../standards/entry-points.ts';
import type { Span } from '../text/span.ts';
import { locate } from '../toml/locate.ts';
import { lookup } from '../toml/paths.ts';
import { asItems } from '../toml/tree.ts';
import { languageAt } from './language.ts';
import { mentionAt, mentionsOf, sameThing } from './names/mentions.ts';

/** Where something is defined. */
export interface Definition {
  /** The text under the cursor that leads there. */
  readonly from: Span;
  /** In this document. */
  readonly here?: { readonly whole: Span; readonly name: Span };
  /** In another file: its path, its text where it is known, and the place in it. */
  readonly there?: {
    readonly file: string;
    readonly text: string | undefined;
    readonly span: Span | undefined;
  };
}

/** The definition of what is under the cursor: of a group, an extra, a function of a script, a file. */
export function definitions(context: DocumentContext, offset: number): readonly Definition[] {
  const mentions = mentionsOf(context);
  const mention = mentionAt(
    mentions.filter(({ kind }) => kind !== 'distribution'),
    offset,
  );
  if (mention?.kind === 'script') return scriptTarget(context, offset, mention.whole);
  if (mention !== undefined) {
    return mentions
      .filter((one) => one.role === 'definition' && sameThing(one, mention))
      .map(({ span, whole }) => ({ from: mention.span, here: { whole, name: span } }));
  }
  const place = locate(context.tree, offset);
  if (place.kind !== 'value') return [];
  const text = textOf(place.node);
  if (text === undefined || place.index === undefined) return [];
  const language = languageAt(context, place.path);
  if (language === 'object-reference') return objectTargets(context, sourceRoots(context), text, place.index);
  if (language === 'build-backend') return objectTargets(context, backendRoots(context), text, place.index);
  if (language === 'path') return fileTarget(context, text);
  return [];
}

/** From the name of a script to what it calls. */
function scriptTarget(context: DocumentContext, offset: number, whole: Span): readonly Definition[] {
  const script = [...context.project.scripts, ...context.project.guiScripts].find(
    ({ member }) => (member.pair?.span ?? member.key.span).start === whole.start,
  );
  if (script?.text === undefined) return [];
  const found = objectTargets(context, sourceRoots(context), script.text, script.text.value.length);
  return found.map((one) => ({ ...one, from: offset <= script.key.span.end ? script.key.span : one.from }));
}

function objectTargets(
  { files }: DocumentContext,
  roots: readonly SourceRoot[],
  text: Text,
  index: number,
): Definition[] {
  const { module, attribute } = parseObjectReference(text.value);
  if (module === undefined) return [];
  const word = (span: Span): string => text.value.slice(span.start, span.end);
  if (index <= module.end) {
    // Up to the dot behind the cursor: `pkg` in `pkg.cli`.
    const dot = text.value.indexOf('.', index);
    const part = { start: module.start, end: dot < 0 || dot > module.end ? module.end : dot };
    const found = findModule(files, roots, word(part));
    if (found.state !== 'found') return [];
    const file = found.kind === 'namespace' ? undefined : found.path;
    return file === undefined
      ? []
      : [{ from: text.at(part), there: { file, text: files.text(file), span: undefined } }];
  }
  if (attribute === undefined) return [];
  const found = findAttribute(files, roots, word(module), word(attribute));
  if (found.state === 'found')
    return [
      {
        from: text.at(attribute),
        there: { file: found.path, text: files.text(found.path), span: found.span },
      },
    ];
  // At least the file in which it should be.
  const inside = findModule(files, roots, word(module));
  return inside.state === 'found' && inside.kind !== 'namespace'
    ? [
        {
          from: text.at(attribute),
          there: { file: inside.path, text: files.text(inside.path), span: undefined },
        },
      ]
    : [];
}

/** A back-end of the project itself is imported from `backend-path` alone. */
function backendRoots({ tree }: DocumentContext): readonly SourceRoot[] {
  const paths = asItems(lookup(tree.root, ['build-system', 'backend-path'])) ?? [];
  return paths.flatMap((item) =>
    item.kind === 'string' && !item.value.startsWith('..')
      ? [{ folder: item.value.replace(/^\.\/?|\/+$/g, ''), prefix: '', isDeclared: true }]
      : [],
  );
}

function fileTarget({ files }: DocumentContext, text: Text): Definition[] {
  const kind = files.kind(text.value);
  return kind === 'file'
    ? [{ from: text.inner, there: { file: text.value, text: undefined, span: undefined } }]
    : [];
}
