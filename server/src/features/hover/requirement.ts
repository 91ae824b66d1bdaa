import { readRequirement } from '../../model/requirements.ts';
import type { DocumentContext } from '../../spec/context.ts';
import { sameName } from '../../standards/names.ts';
import type { Requirement } from '../../standards/pep508.ts';
import { touches } from '../../text/span.ts';
import { referenceLink } from '../docs/keys.ts';
import { code, count, heading, list, listUpTo, type Page, plain } from '../docs/markdown.ts';
import { clauseWords, specifierWords } from '../docs/specifiers.ts';
import { markerFocus, markerWords } from './marker.ts';
import type { Focus, Found, Spot } from './spot.ts';

/** A requirement: the part under the cursor first, then what the whole of it asks for, and when. */
export function requirementHover(spot: Spot): Found | undefined {
  const { ctx, text, at } = spot;
  const requirement = readRequirement(text.value);
  if (requirement.name === undefined) return undefined;
  const focus = focusOf(ctx, requirement, at) ?? {
    span: { start: 0, end: text.value.length },
    title: heading(plain(requirement.name.text), 'requirement'),
  };
  const page: Page = {
    title: focus.title,
    body: [
      ...(focus.body ?? []),
      requirementWords(requirement, ctx.project.name?.value),
      markerWords(ctx, requirement.marker),
    ],
    details: [placeWords(spot)],
    footer: [referenceLink('dependency-specifiers')],
  };
  return { span: text.at(focus.span), page };
}

/** What a requirement asks for, without its marker, in one sentence. */
export function requirementWords(
  { name, extras, specifiers, url }: Requirement,
  own: string | undefined,
): string {
  const isOwn = own !== undefined && name !== undefined && sameName(own, name.text);
  const who = isOwn ? 'This project' : code(name?.text ?? '');
  const more =
    extras.length === 0
      ? ''
      : ` with the extra${extras.length > 1 ? 's' : ''} ${list(extras.map(({ text }) => code(text)))}`;
  if (url !== undefined) return `${who}${more}, from the address ${code(url.text)}.`;
  if (isOwn && specifiers.specifiers.length === 0) return `${who}${more}.`;
  const words = specifierWords(specifiers);
  return `${who}${more}, ${words}.`;
}

function focusOf(ctx: DocumentContext, requirement: Requirement, at: number): Focus | undefined {
  const { name, extras, specifiers, url, marker } = requirement;
  const extra = extras.find(({ span }) => touches(span, at));
  if (extra !== undefined) {
    const title = heading(plain(extra.text), `extra of ${plain(name?.text ?? '')}`);
    return { span: extra.span, title, body: [ownExtra(ctx, name?.text ?? '', extra.text)] };
  }
  const clause = specifiers.specifiers.find(({ span }) => touches(span, at));
  if (clause !== undefined && !(name !== undefined && touches(name.span, at) && clause.span.start !== at)) {
    const body = specifiers.specifiers.length > 1 ? [clauseWords(clause)] : [];
    return {
      span: clause.span,
      title: heading(code(requirement.text.slice(clause.span.start, clause.span.end)), 'version specifier'),
      body,
    };
  }
  if (url !== undefined && touches(url.span, at)) {
    return {
      span: url.span,
      title: heading(plain(name?.text ?? ''), 'requirement by address'),
      body: [
        'Installed from this very address. Public indexes refuse an upload whose metadata has such a requirement.',
      ],
    };
  }
  if (name !== undefined && touches(name.span, at)) {
    return {
      span: name.span,
      title: heading(plain(name.text), 'requirement'),
    };
  }
  return marker === undefined ? undefined : markerFocus(ctx, marker, at);
}

/** What an extra of this very project has. */
function ownExtra({ project }: DocumentContext, name: string, extra: string): string | undefined {
  const own = project.name?.value;
  if (own === undefined || !sameName(own, name)) return undefined;
  const found = project.extras.find((one) => sameName(one.name, extra));
  if (found === undefined) return `This project has no extra ${code(extra)}.`;
  const items = found.items.map(({ value }) => code(value, 60));
  return items.length === 0
    ? 'An extra of this project, with nothing in it.'
    : `${count(items.length, 'requirement')}: ${listUpTo(5, items)}.`;
}

/** When it is installed, by the list in which it stands. */
function placeWords({ ctx, path }: Spot): string | undefined {
  const [table, key, name] = path;
  if (table === 'build-system') return 'Installed to build the project, not with it.';
  if (table === 'dependency-groups')
    return `For work on the project: group ${code(String(key))}, never published.`;
  if (table !== 'project') return undefined;
  if (key === 'dependencies') return 'Installed with the project.';
  if (key !== 'optional-dependencies') return undefined;
  const own = ctx.project.name?.value;
  return own === undefined
    ? `Installed with the extra ${code(String(name))}.`
    : `Installed with ${code(`${own}[${String(name)}]`)}.`;
}
