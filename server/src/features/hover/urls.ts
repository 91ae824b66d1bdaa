import type { DocumentContext } from '../../spec/context.ts';
import type { Path } from '../../spec/registry.ts';
import { wellKnownLabel, wellKnownUrl } from '../../standards/urls.ts';
import { keyPage } from '../docs/keys.ts';
import { code, heading, type Page, plain } from '../docs/markdown.ts';
import type { Found, Spot } from './spot.ts';

/** The page about a label of `[project.urls]` that indexes know, by whatever spelling; `undefined` for other keys. */
export function labelPage(ctx: DocumentContext, path: Path): Page | undefined {
  const [table, field, label] = path;
  if (table !== 'project' || field !== 'urls' || typeof label !== 'string' || path.length !== 3)
    return undefined;
  const known = wellKnownUrl(label)?.label;
  const key = ctx.registry.tableAt(['project', 'urls'])?.keys.find(({ name }) => name === known);
  if (key === undefined) return undefined;
  const page = keyPage({ shape: key.shape, key }, path);
  return {
    ...page,
    title: heading(plain(label), key.title),
    details: [known === label ? undefined : `Indexes take it for ${code(key.name)}.`],
  };
}

/** Words about a label that says what a well-known one says, in a way that no index knows. */
export function synonymWords(label: string): string | undefined {
  const meant = wellKnownLabel(label);
  return meant?.isAlias === true ? `Written ${code(meant.label)}, indexes would know what it is.` : undefined;
}

/** An address: what its label says about it. */
export function urlHover({ ctx, path, text, described }: Spot): Found | undefined {
  const page = labelPage(ctx, path) ?? keyPage(described, path);
  return { span: text.span, page };
}
