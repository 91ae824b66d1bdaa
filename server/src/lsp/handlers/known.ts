import type { OpenDocument } from '../documents.ts';
import { folderOf } from '../served.ts';
import type { Session } from '../session.ts';

/** Each look may lead to further paths: a package in `src` is found after `src` itself. */
const MOST_LOOKS = 8;

/** What is computed when all the files that it asks for have been looked at. */
export async function known<T>(session: Session, { uri }: OpenDocument, compute: () => T): Promise<T> {
  await session.ready(uri);
  const folder = folderOf(uri);
  const { files } = session;
  if (folder === undefined || files?.settled === undefined) return compute();
  for (let i = 0; i < MOST_LOOKS; i++) {
    const before = files.of(folder);
    compute();
    await files.settled(folder);
    if (files.of(folder) === before) break;
  }
  return compute();
}
