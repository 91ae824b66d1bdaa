import { addressIn } from './served.ts';
import type { Session } from './session.ts';
import { withFiles } from './with-files.ts';

/** A window with more folders is rather a collection than a project at work. */
const MOST_FOLDERS = 4;
/** A longer one would keep others waiting who ask meanwhile; in UTF-16 units, a hundred times what is common. */
const LONGEST = 200_000;
const NAME = 'pyproject.toml';

/**
 * Reads and checks the pyproject.toml of each folder of the workspace, with the files around it, before anybody opens it: the
 * one that will most likely be opened is then answered at once, and completely. Ends when a document is opened. A file that
 * cannot be read, or is very long, is left for the moment when it is opened.
 */
export async function readAhead(session: Session): Promise<void> {
  for (const address of session.settings.folders().slice(0, MOST_FOLDERS)) {
    if (session.documents.size > 0) return;
    const folder = address.replace(/\/$/, '');
    const text = folder.startsWith('file:')
      ? session.machine?.project(session.machine.path(folder)).text(NAME)
      : undefined;
    if (text === undefined || text.length > LONGEST) continue;
    const document = session.documents.prepare(addressIn(folder, NAME), text);
    await withFiles(session, document, () => session.findings(document));
  }
}
