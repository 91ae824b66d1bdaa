import { CodeLens, type Disposable, languages, Range, Uri, workspace } from 'vscode';

const CALL = /^\s*(?:\w+\.)?setup\s*\(/m;
const SECTION = /^\[(?:metadata|options)\]/m;

/** A lens on the call of `setup()`, or on the first section that a migration takes, while there is no `[project]`. */
export function provideMigrationLens(): Disposable {
  return languages.registerCodeLensProvider([{ pattern: '**/setup.py' }, { pattern: '**/setup.cfg' }], {
    async provideCodeLenses(document) {
      const text = document.getText();
      const match = (document.uri.path.endsWith('.py') ? CALL : SECTION).exec(text);
      if (match === null || (await hasProject(Uri.joinPath(document.uri, '../pyproject.toml')))) return [];
      const line = document.positionAt(match.index + match[0].length).line;
      const command = {
        title: 'Migrate to pyproject.toml…',
        command: 'pyproject.migrate',
        arguments: [document.uri.toString()],
      };
      return [new CodeLens(new Range(line, 0, line, 0), command)];
    },
  });
}

async function hasProject(file: Uri): Promise<boolean> {
  try {
    const bytes = await workspace.fs.readFile(file);
    return /^[ \t]*\[[ \t]*project[ \t]*[\].]/m.test(new TextDecoder().decode(bytes));
  } catch {
    return false;
  }
}
