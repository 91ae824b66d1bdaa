const HEADER = /^[ \t]*\[[ \t]*(?:project|build-system)[ \t]*[\].]/m;

/**
 * Whether a document is ours: a file named `pyproject.toml` wherever it lies and whatever language its editor gives it,
 * or an unsaved text with a `[project]` or `[build-system]` header.
 */
export function isServed(uri: string, text: string): boolean {
  const path = /^[^?#]*/.exec(uri)?.[0] ?? '';
  const name = decoded(path.slice(path.lastIndexOf('/') + 1));
  if (name === 'pyproject.toml') return true;
  return uri.startsWith('untitled:') && HEADER.test(text);
}

/** The address of the folder that a document lies in, without the last `/`; `undefined` for unsaved texts. */
export function folderOf(uri: string): string | undefined {
  const path = /^[^?#]*/.exec(uri)?.[0] ?? '';
  const slash = path.lastIndexOf('/');
  return uri.startsWith('untitled:') || slash < 0 ? undefined : path.slice(0, slash);
}

/** The address of a file by its path below a folder's address. */
export const addressIn = (folder: string, file: string): string =>
  `${folder}/${file.split('/').map(encodeURIComponent).join('/')}`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone `%` is no escape: the name is what it says.
    return part;
  }
}
