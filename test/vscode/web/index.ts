import * as vscode from 'vscode';

const EXTENSION = 'pyproject-toolkit.pyproject-toolkit';
const file = vscode.Uri.parse('memory:/demo/pyproject.toml');

async function until<T>(
  what: string,
  value: () => T | undefined | false | PromiseLike<T | undefined | false>,
) {
  const end = Date.now() + 25_000;
  for (;;) {
    const got = await value();
    if (got !== undefined && got !== false) return got;
    if (Date.now() > end) throw new Error(`Waited 25 s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const findings = () =>
  vscode.languages.getDiagnostics(file).filter(({ source }) => source?.startsWith('pyproject'));

const operator = () => until('the finding', () => findings().find((one) => one.message.includes('=>')));

const tests: readonly (readonly [string, () => Promise<void>])[] = [
  [
    'the extension runs in the browser',
    async () => {
      const extension = vscode.extensions.getExtension(EXTENSION);
      if (extension === undefined) throw new Error('The extension is not there.');
      if (vscode.workspace.workspaceFolders?.[0]?.uri.scheme !== 'memory')
        throw new Error('Another folder is open.');
      if (typeof process !== 'undefined' && process.versions?.node !== undefined)
        throw new Error('This is Node.');
      await extension.activate();
    },
  ],
  [
    'findings arrive for a file on no disk',
    async () => {
      await vscode.window.showTextDocument(file);
      await operator();
    },
  ],
  [
    'completion and hover answer',
    async () => {
      const document = await vscode.workspace.openTextDocument(file);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        file,
        document.positionAt(document.getText().indexOf('version')),
      );
      if (hovers.length === 0) throw new Error('No hover.');
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        file,
        new vscode.Position(4, 0),
      );
      if (
        !list.items.some(
          ({ label }) => (typeof label === 'string' ? label : label.label) === 'requires-python',
        )
      )
        throw new Error('requires-python is not offered.');
    },
  ],
  [
    'a quick fix is applied',
    async () => {
      const { range } = await operator();
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        file,
        range,
        vscode.CodeActionKind.QuickFix.value,
        10,
      );
      const edit = actions.find((action) => action.edit !== undefined)?.edit;
      if (edit === undefined) throw new Error('No fix.');
      await vscode.workspace.applyEdit(edit);
      await until('the end of the finding', () => findings().every((one) => !one.message.includes('=>')));
    },
  ],
  [
    'Restart Server gives a new worker',
    async () => {
      await vscode.commands.executeCommand('pyproject.restartServer');
      const document = await vscode.workspace.openTextDocument(file);
      const editor = await vscode.window.showTextDocument(document);
      const at = document.getText().indexOf('>=');
      await editor.edit((edit) =>
        edit.replace(new vscode.Range(document.positionAt(at), document.positionAt(at + 2)), '=>'),
      );
      await operator();
    },
  ],
];

/** VS Code calls this in its extension host in a web worker; the page reads the lines it logs. */
export async function run(): Promise<void> {
  let failures = 0;
  for (const [title, test] of tests) {
    const started = Date.now();
    let problem: unknown;
    try {
      await test();
    } catch (error) {
      problem = error;
      failures += 1;
    }
    const outcome = problem === undefined ? 'ok' : 'not ok';
    console.log(`##TEST ${outcome} - browser ${title} (${Date.now() - started} ms)`);
    if (problem !== undefined) console.log(`##TEST   ${String(problem)}`);
  }
  if (failures === 0) return;
  for (const line of (await serverLog()).split('\n')) console.log(`##TEST   | ${line}`);
  throw new Error(`${failures} tests failed.`);
}

async function serverLog(): Promise<string> {
  await vscode.commands.executeCommand('pyproject.showLog');
  const isLog = ({ uri }: vscode.TextDocument) => uri.scheme === 'output' && uri.path.includes('Pyproject');
  const log = await until('the log', () => vscode.workspace.textDocuments.find(isLog));
  return until('an entry in the log', () => log.getText() || undefined);
}
