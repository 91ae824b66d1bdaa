import { extensions, Uri, workspace } from 'vscode';

/** The parts of the Python extension's interface that are used. */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: Uri): { readonly path: string };
    resolveEnvironment(
      environment: unknown,
    ): Promise<{ readonly executable?: { readonly uri?: Uri } } | undefined>;
  };
}

/**
 * The Python that builds a project: the one chosen in the Python extension, that of `.venv`, the one of the setting, else
 * what the machine calls Python.
 */
export async function interpreterFor(folder: Uri): Promise<string> {
  return (
    (await chosenInExtension(folder)) ??
    (await inEnvironment(folder)) ??
    fromSetting(folder) ??
    (isWindows() ? 'python' : 'python3')
  );
}

async function chosenInExtension(folder: Uri): Promise<string | undefined> {
  const extension = extensions.getExtension<PythonApi>('ms-python.python');
  if (extension === undefined) return undefined;
  try {
    const { environments } = await extension.activate();
    const active = environments?.getActiveEnvironmentPath(folder);
    const resolved = active === undefined ? undefined : await environments?.resolveEnvironment(active);
    return resolved?.executable?.uri?.fsPath;
  } catch {
    // Another extension's failure leaves the other ways.
    return undefined;
  }
}

async function inEnvironment(folder: Uri): Promise<string | undefined> {
  const root = workspace.getWorkspaceFolder(folder)?.uri;
  for (const place of root === undefined ? [folder] : [folder, root])
    for (const path of ['.venv/bin/python', '.venv/Scripts/python.exe']) {
      const file = Uri.joinPath(place, path);
      if (await exists(file)) return file.fsPath;
    }
  return undefined;
}

function fromSetting(folder: Uri): string | undefined {
  const chosen = workspace.getConfiguration('pyproject', folder).get('pythonPath', '').trim();
  return chosen === '' ? undefined : chosen;
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

const isWindows = (): boolean => typeof process !== 'undefined' && process.platform === 'win32';
