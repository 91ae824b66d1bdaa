import { textOf } from '../../model/text.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { Language } from '../../spec/shape.ts';
import { touches } from '../../text/span.ts';
import type { Place } from '../../toml/paths.ts';
import { code, heading } from '../docs/markdown.ts';
import { stringShapeAt } from '../language.ts';
import { backendHover } from './backend.ts';
import { classifierHover } from './classifier.ts';
import { dynamicFieldHover } from './dynamic.ts';
import { globHover } from './globs.ts';
import { includeHover } from './groups.ts';
import { licenceHover } from './licence.ts';
import { objectReferenceHover } from './object-reference.ts';
import { requirementHover } from './requirement.ts';
import { specifierSetHover } from './requires-python.ts';
import { ruleCodeHover } from './rule-code.ts';
import type { Found, Spot } from './spot.ts';
import { templateHover } from './template.ts';
import { contentTypeHover, distributionNameHover, importNameHover, pathHover, personHover } from './text.ts';
import { urlHover } from './urls.ts';
import { versionHover } from './version.ts';

const LANGUAGES: Readonly<Partial<Record<Language, (spot: Spot) => Found | undefined>>> = {
  'distribution-name': distributionNameHover,
  version: versionHover,
  'specifier-set': specifierSetHover,
  requirement: requirementHover,
  'rule-code': ruleCodeHover,
  'group-name': includeHover,
  'license-expression': licenceHover,
  classifier: classifierHover,
  'object-reference': objectReferenceHover,
  url: urlHover,
  email: personHover,
  'content-type': contentTypeHover,
  path: pathHover,
  glob: globHover,
  'dynamic-field': dynamicFieldHover,
  'build-backend': backendHover,
  'import-name': importNameHover,
  template: templateHover,
};

/** A string: what the little language in it says. Other values speak for themselves. */
export function valueHover(
  ctx: DocumentContext,
  place: Extract<Place, { kind: 'value' }>,
): Found | undefined {
  const { node, path, offset } = place;
  const text = textOf(node);
  if (text === undefined || offset < node.span.start) return undefined;
  const shape = stringShapeAt(ctx, path);
  if (shape === undefined) return undefined;

  const keyPath = typeof path[path.length - 1] === 'number' ? path.slice(0, -1) : path;
  const described = ctx.registry.describe(keyPath)[0];
  if (described === undefined) return undefined;
  const at = place.index ?? (offset <= text.inner.start ? 0 : text.value.length);
  const spot: Spot = { ctx, path: keyPath, described, shape, text, at };
  const found = shape.language === undefined ? undefined : LANGUAGES[shape.language]?.(spot);
  const shown = found ?? choice(spot) ?? personHover(spot);
  // On a quote the part next to it is explained, but what is under the cursor is the string.
  return shown === undefined || touches(shown.span, offset) ? shown : { ...shown, span: text.span };
}

/** One of the values that a key may have. */
function choice({ shape, text, described }: Spot): Found | undefined {
  const found = shape.values?.find(({ value }) => value === text.value);
  if (found?.docs === undefined) return undefined;
  const title = (described.key ?? described.rest)?.title ?? '';
  return {
    span: text.span,
    page: { title: heading(code(text.value), title), body: [found.docs, found.deprecated] },
  };
}
