import type { DocumentContext } from '../../spec/context.ts';
import { countMatches } from '../../spec/project-walk.ts';
import type { Path } from '../../spec/registry.ts';
import { code, count } from '../docs/markdown.ts';
import { type Found, type Spot, valuePage } from './spot.ts';

/** A pattern: how many files it means. */
export function globHover(spot: Spot): Found | undefined {
  const words = globWords(spot.ctx, spot.path, spot.text.value);
  if (words === undefined) return undefined;
  return {
    span: spot.text.span,
    page: valuePage(spot, [words.text]),
    ...(words.pending ? { pending: true } : {}),
  };
}

/** How many files a pattern means, in words; `undefined` where that cannot be told. */
export function globWords(
  { files, registry }: DocumentContext,
  path: Path,
  pattern: string,
): { readonly text: string; readonly pending: boolean } | undefined {
  const isRuff = registry.toolOf(String(path[1]))?.name === 'ruff';
  const found =
    path[0] === 'tool' && isRuff
      ? countMatches(files, pattern, 'crossing')
      : countMatches(files, pattern, 'names');
  if (found === undefined) return undefined;
  const { pending, complete, first } = found;
  if (found.count === 0)
    return complete
      ? { text: `${code(pattern)} matches no file of this project.`, pending }
      : { text: `Whether ${code(pattern)} matches a file is not known yet.`, pending };
  const number = `${complete ? '' : 'at least '}${count(found.count, 'file')}`;
  const example =
    first === undefined ? '' : found.count === 1 ? `: ${code(first)}` : `, ${code(first)} for one`;
  return { text: `Matches ${number}${example}.`, pending };
}
