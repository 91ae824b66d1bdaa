import { backendPage } from '../docs/backends.ts';
import { referenceLink } from '../docs/keys.ts';
import { code, heading } from '../docs/markdown.ts';
import type { Found, Spot } from './spot.ts';

/** A build back-end: what it is and what is known about it. */
export function backendHover({ ctx, text, described }: Spot): Found | undefined {
  if (text.value.trim() === '') return undefined;
  const footer = [referenceLink(described.key?.reference)];
  const isOwn = ctx.buildSystem.backendPath.length > 0;
  const backend = isOwn ? undefined : ctx.data.backends.byModule(text.value);
  if (backend !== undefined)
    return { span: text.span, page: { ...backendPage(backend, text.value), footer } };

  const [module = '', object] = text.value.split(':').map((part) => part.trim());
  const source = isOwn ? 'a folder of `backend-path`' : 'a package in `requires`';
  const what = object === undefined ? code(module) : `${code(object)} in ${code(module)}`;
  const body = [`The front-end imports ${what} from ${source} and calls its hooks.`];
  return {
    span: text.span,
    page: { title: heading('build-system.build-backend', 'build back-end'), body, footer },
  };
}
