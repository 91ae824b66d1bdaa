import type { DocumentContext } from '../../spec/context.ts';
import { partlyDynamicFields } from '../../standards/core-metadata.ts';
import { asTable } from '../../toml/tree.ts';
import { referenceLink } from '../docs/keys.ts';
import { code, heading, list, type Page, plain } from '../docs/markdown.ts';
import type { Found, Spot } from './spot.ts';

/** A field in `dynamic`: what it is, and what supplies it with the declared back-end. */
export function dynamicFieldHover({ ctx, text }: Spot): Found | undefined {
  const field = text.value;
  const known = ctx.registry.tableAt(['project'])?.keys.find(({ name }) => name === field);
  if (known === undefined) return undefined;
  const page: Page = {
    title: heading(plain(`project.${field}`), `${known.title}, filled in when built`),
    body: [supplierWords(ctx, field)],
    details: [ctx.project.member(field) === undefined ? undefined : bothWords(field)],
    footer: [referenceLink('pyproject-toml#dynamic')],
  };
  return { span: text.span, page };
}

/** Words about a field that is written and dynamic at once. */
const bothWords = (field: string): string =>
  partlyDynamicFields.has(field)
    ? 'It is also written here: a back-end may only add to that (PEP 808), and not every one does.'
    : 'It is also written here: a field of this kind is either written or dynamic, and the specification tells back-ends to refuse both.';

/** What supplies a dynamic field; nothing is claimed about a back-end that is not known. */
function supplierWords(ctx: DocumentContext, field: string): string {
  const backend = ctx.backend?.backend;
  const paths = backend?.suppliers[field] ?? [];
  if (backend === undefined || paths.length === 0)
    return 'The back-end supplies it; its documentation says from where.';
  if (paths.includes('*')) return `${plain(backend.package)} finds it by itself.`;
  const here = paths.filter((path) => isThere(ctx, path));
  if (here.length > 0)
    return `${plain(backend.package)} takes it from ${list(here.map((path) => code(path)))} in this file.`;
  return `${plain(backend.package)} takes it from ${list(
    paths.slice(0, 4).map((path) => code(path)),
    'or',
  )}.`;
}

/** Whether the document has the key path; other suppliers are files beside it. */
function isThere(ctx: DocumentContext, path: string): boolean {
  if (!path.startsWith('tool.')) return false;
  let table = ctx.tree.root as ReturnType<typeof asTable>;
  const steps = path.split('.');
  for (const [index, step] of steps.entries()) {
    const member = table?.members.get(step);
    if (member === undefined) return false;
    if (index === steps.length - 1) return true;
    table = asTable(member.node);
  }
  return false;
}
