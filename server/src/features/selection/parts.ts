import { readRequirement } from '../../model/requirements.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { Language } from '../../spec/shape.ts';
import { isBlank, skip } from '../../standards/chars.ts';
import { parseObjectReference } from '../../standards/entry-points.ts';
import type { LicenceNode } from '../../standards/licence-tree.ts';
import type { MarkerNode } from '../../standards/marker-tree.ts';
import type { Requirement } from '../../standards/requirement.ts';
import { parseLicenseExpression } from '../../standards/spdx.ts';
import { parseSpecifierSet, type Specifier } from '../../standards/specifier.ts';
import { type Span, span } from '../../text/span.ts';

/** The parts of a string of some language, each with what it is a part of; in no order. */
export function partsOf(ctx: DocumentContext, language: Language | undefined, text: string): readonly Span[] {
  switch (language) {
    case 'requirement':
      return requirementParts(readRequirement(text));
    case 'specifier-set':
      return parseSpecifierSet(text).specifiers.flatMap(specifierParts);
    case 'license-expression':
      return licenceParts(ctx, text);
    case 'object-reference':
    case 'build-backend':
    case 'import-name':
      return referenceParts(text);
    case 'classifier':
      return upTo(text, / :: /g);
    case 'path':
    case 'glob':
      return upTo(text, /\//g);
    default:
      return [];
  }
}

function requirementParts(requirement: Requirement): Span[] {
  const { name, extras, extrasSpan, specifiers, specifiersSpan, parentheses, url, marker, semicolon } =
    requirement;
  if (name === undefined) return [];
  const found: Span[] = [name.span, ...extras.map((extra) => extra.span)];
  let end = name.span.end;
  if (extrasSpan !== undefined) {
    found.push(extrasSpan, span(extrasSpan.start + 1, extrasSpan.end - 1));
    end = extrasSpan.end;
    found.push(span(name.span.start, end));
  }
  found.push(...specifiers.specifiers.flatMap(specifierParts), specifiersSpan);
  if (parentheses !== undefined) found.push(parentheses);
  if (url !== undefined) found.push(url.span);
  end = Math.max(end, specifiersSpan.end, parentheses?.end ?? 0, url?.span.end ?? 0);
  found.push(span(name.span.start, end));
  if (marker !== undefined) {
    const start = skip(requirement.text, marker.span.start, marker.span.end, isBlank);
    found.push(
      span(start, marker.span.end),
      ...(semicolon === undefined ? [] : [span(semicolon.start, marker.span.end)]),
    );
    found.push(...markerParts(marker.root));
  }
  return found;
}

const specifierParts = ({ span: whole, operatorSpan, versionSpan }: Specifier): Span[] => [
  whole,
  operatorSpan,
  versionSpan,
];

function markerParts(root: MarkerNode | undefined): Span[] {
  const found: Span[] = [];
  const waiting = root === undefined ? [] : [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node.span);
    if (node.kind === 'list') waiting.push(...node.items);
    else {
      for (const side of [node.left, node.right]) {
        found.push(side.span);
        if (side.kind === 'string') found.push(span(side.span.start + 1, side.span.end - 1));
      }
      found.push(node.operatorSpan);
    }
  }
  return found;
}

function licenceParts(ctx: DocumentContext, text: string): Span[] {
  const { root, tokens } = parseLicenseExpression(text, ctx.data.licences);
  const found = tokens.map((token) => token.span);
  const waiting: LicenceNode[] = root === undefined ? [] : [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node.span);
    if (node.kind !== 'licence') waiting.push(...node.parts);
  }
  return found;
}

function referenceParts(text: string): Span[] {
  const { module, attribute, extras, extrasSpan } = parseObjectReference(text);
  const found: Span[] = [...extras];
  if (extrasSpan !== undefined) found.push(extrasSpan);
  for (const part of [module, attribute]) {
    if (part === undefined) continue;
    found.push(...upTo(text, /\./g, part));
  }
  if (module !== undefined) found.push(span(module.start, attribute?.end ?? module.end));
  return found;
}

/** Each piece between separators, and the text from the start up to its end. */
function upTo(text: string, separator: RegExp, within: Span = span(0, text.length)): Span[] {
  const found: Span[] = [];
  let start = within.start;
  for (const match of text.slice(within.start, within.end).matchAll(separator)) {
    const end = within.start + match.index;
    found.push(span(start, end), span(within.start, end));
    start = end + match[0].length;
  }
  found.push(span(start, within.end), within);
  return found;
}
