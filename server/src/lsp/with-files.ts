import type { OpenDocument } from './documents.ts';
import { folderOf } from './served.ts';
import type { Look, Session } from './session.ts';

/** An answer may lead to the next question: a folder, the file in it, the module that it imports from. */
const MOST_ROUNDS = 8;
/** All rounds together. */
const PATIENCE = 400;

/**
 * Computes an answer that needs files. Where it asked for one that nobody has looked at, waits for that look and computes
 * again: a person who asks once should not get half an answer.
 */
export async function withFiles<T>(
  session: Session,
  document: OpenDocument,
  compute: (look: Look) => T,
): Promise<T> {
  await session.ready(document.uri);
  const folder = folderOf(document.uri);
  let until: number | undefined;
  for (let round = 0; ; round++) {
    const look = session.look(document);
    const answer = compute(look);
    // The first answer may have loaded the engine: that is no waiting for files.
    until ??= session.now() + PATIENCE;
    const left = until - session.now();
    if (folder === undefined || session.files?.settled === undefined || round >= MOST_ROUNDS || left <= 0)
      return answer;
    await inTime(session.files.settled(folder), left);
    // Nothing new was found: asking again would give the same.
    if (session.files.of(folder) === look.view.files) return answer;
  }
}

function inTime(done: Promise<unknown>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    done.then(end, end);
  });
}
