import type { CancellationToken } from 'vscode-languageserver';
import { folderOf } from './served.ts';
import type { Session } from './session.ts';

/** Each look at the disk shows another level of folders; deeper ones are left to the next request. */
const MOST_LOOKS = 8;

/** An answer that may depend on files: asked for again, while it says so, whenever more of them is known. */
export async function awaitFiles<T extends { readonly pending?: true } | undefined>(
  session: Session,
  uri: string,
  token: CancellationToken,
  answer: () => T,
): Promise<T> {
  let found = answer();
  const folder = folderOf(uri);
  if (folder === undefined || session.files?.settled === undefined) return found;
  for (let looks = 0; found?.pending === true && looks < MOST_LOOKS; looks++) {
    if (token.isCancellationRequested) break;
    await session.files.settled(folder);
    found = answer();
  }
  return found;
}
