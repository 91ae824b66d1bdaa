import type { Readme } from '../model.ts';
import { textOf } from './keywords.ts';
import { type KeywordReader, refuse, take, takeText } from './reader.ts';

/** The long description: the file or files that it is, else its text. */
export function readmeOf(reader: KeywordReader): Readme | undefined {
  const keyword = take(reader, 'long_description');
  const type = takeText(reader, 'long_description_content_type')?.value.trim();
  if (keyword === undefined) return undefined;
  const contentType = type === '' ? undefined : type;
  const text = textOf(keyword.value);
  if (text === undefined) return refuse(reader, keyword, 'is no string.');
  if (keyword.reads?.kind === 'file')
    return { from: keyword.from, text, files: keyword.reads.files, contentType };
  const { view } = reader;
  const paths = [...new Set(keyword.files.map(({ path }) => path))];
  const whole = paths.find((path) => same(universal(view.text(path)), text));
  if (whole !== undefined) return { from: keyword.from, text, files: [whole], contentType };
  const joined = joinedFiles(paths, (path) => universal(view.text(path)), text);
  const altered = paths.find((path) => /readme|description/i.test(path)) ?? paths[0];
  return {
    from: keyword.from,
    text,
    files: joined ?? [],
    contentType,
    ...(altered === undefined || joined !== undefined ? {} : { altered }),
  };
}

const universal = (text: string | undefined): string | undefined =>
  text?.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/** The same but for white space at the ends, which metadata do not keep. */
const same = (file: string | undefined, text: string): boolean =>
  file !== undefined && (file === text || file.trim() === text.trim());

/** Files whose texts, joined as setuptools joins them, give the text but for blank lines between. */
function joinedFiles(
  paths: readonly string[],
  read: (path: string) => string | undefined,
  text: string,
): readonly string[] | undefined {
  if (paths.length < 2 || paths.length > 4) return undefined;
  for (const order of permutations(paths)) {
    const texts = order.map(read);
    if (texts.every((one) => one !== undefined) && texts.join('\n').trim() === text.trim()) return order;
  }
  return undefined;
}

function permutations(items: readonly string[]): (readonly string[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((first) =>
    permutations(items.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  );
}
