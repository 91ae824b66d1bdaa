import { readRequirement } from '../../model/requirements.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { Language } from '../../spec/shape.ts';
import { parseObjectReference } from '../../standards/entry-points.ts';
import { parseFormatTemplate } from '../../standards/format-template.ts';
import type { Marker } from '../../standards/marker-tree.ts';
import { parseLicenseExpression } from '../../standards/spdx.ts';
import { parseSpecifierSet, type Specifier } from '../../standards/specifier.ts';
import type { Span } from '../../text/span.ts';

/** What a piece of a string is; each is a token type of the protocol. */
export const tokenTypes = [
  'namespace',
  'type',
  'class',
  'function',
  'variable',
  'property',
  'enumMember',
  'keyword',
  'string',
  'number',
  'operator',
] as const;

export type TokenType = (typeof tokenTypes)[number];

export interface StringToken {
  readonly span: Span;
  readonly type: TokenType;
}

/** The pieces of a string of some language, in any order, none over another. */
export function stringTokens(ctx: DocumentContext, language: Language, text: string): readonly StringToken[] {
  switch (language) {
    case 'requirement':
      return requirementTokens(text);
    case 'specifier-set':
      return parseSpecifierSet(text).specifiers.flatMap(specifierTokens);
    case 'license-expression':
      return licenceTokens(ctx, text);
    case 'object-reference':
    case 'build-backend':
      return referenceTokens(text);
    case 'template':
      return parseFormatTemplate(text).fields.map(({ span }) => ({ span, type: 'variable' }));
    case 'module-pattern':
      return [{ span: { start: 0, end: text.length }, type: 'namespace' }];
    case 'version':
      return [{ span: { start: 0, end: text.length }, type: 'number' }];
    case 'group-name':
    case 'extra-name':
      return [{ span: { start: 0, end: text.length }, type: 'property' }];
    default:
      return [];
  }
}

function requirementTokens(text: string): StringToken[] {
  const { name, extras, specifiers, url, marker, semicolon } = readRequirement(text);
  if (name === undefined) return [];
  const found: StringToken[] = [{ span: name.span, type: 'namespace' }];
  for (const extra of extras) found.push({ span: extra.span, type: 'property' });
  found.push(...specifiers.specifiers.flatMap(specifierTokens));
  if (url !== undefined) found.push({ span: url.span, type: 'string' });
  if (semicolon !== undefined) found.push({ span: semicolon, type: 'operator' });
  if (marker !== undefined) found.push(...markerTokens(marker));
  return found;
}

const specifierTokens = ({ operatorSpan, versionSpan }: Specifier): StringToken[] => [
  { span: operatorSpan, type: 'operator' },
  { span: versionSpan, type: 'number' },
];

const WORDS = new Set(['and', 'or', 'in', 'not']);

function markerTokens({ tokens }: Marker): StringToken[] {
  return tokens.flatMap(({ kind, span, text }): StringToken[] => {
    if (WORDS.has(text.toLowerCase())) return [{ span, type: 'keyword' }];
    if (kind === 'string') return [{ span, type: 'string' }];
    if (/^[<>=!~]+$/.test(text)) return [{ span, type: 'operator' }];
    return /^[A-Za-z]/.test(text) ? [{ span, type: 'variable' }] : [];
  });
}

function licenceTokens(ctx: DocumentContext, text: string): StringToken[] {
  const types = { licence: 'type', reference: 'type', exception: 'class', operator: 'keyword' } as const;
  return parseLicenseExpression(text, ctx.data.licences).tokens.flatMap(({ kind, span }) =>
    kind in types ? [{ span, type: types[kind as keyof typeof types] }] : [],
  );
}

function referenceTokens(text: string): StringToken[] {
  const { module, colon, attribute, extras } = parseObjectReference(text);
  const found: StringToken[] = [];
  if (module !== undefined) found.push({ span: module, type: 'namespace' });
  if (colon !== undefined) found.push({ span: colon, type: 'operator' });
  if (attribute !== undefined) found.push({ span: attribute, type: 'function' });
  for (const extra of extras) found.push({ span: extra, type: 'property' });
  return found;
}
