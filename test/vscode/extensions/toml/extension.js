// Only for the tests: stands in for another extension that brings the language TOML, its grammar and a formatter.
const vscode = require('vscode');

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.languages.registerDocumentFormattingEditProvider('toml', {
      provideDocumentFormattingEdits: () => [
        vscode.TextEdit.insert(new vscode.Position(0, 0), '# formatted by the other extension\n'),
      ],
    }),
  );
  // What an extension asks of the window is done in order: whoever sees the item knows that the formatter is there.
  const ready = vscode.window.createStatusBarItem('ready', vscode.StatusBarAlignment.Right);
  ready.text = 'The other formatter is ready';
  ready.show();
  context.subscriptions.push(ready);
};
