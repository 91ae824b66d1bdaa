import {
  Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  languages,
  Range,
  type Uri,
  workspace,
} from 'vscode';

/** The diagnostics that failed builds leave at the keys that made them fail, until the key is changed or a build goes well. */
export interface BuildFindings extends Disposable {
  set(file: Uri, message: string, range: Range): void;
  clear(file: Uri): void;
}

export function createBuildFindings(): BuildFindings {
  const collection = languages.createDiagnosticCollection('pyproject build');
  const listener = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const [found] = collection.get(document.uri) ?? [];
    if (found === undefined) return;
    let { range } = found;
    for (const change of contentChanges) {
      if (range.intersection(change.range) !== undefined) return collection.delete(document.uri);
      if (change.range.start.isAfter(range.start)) continue;
      const lines = change.text.split('\n').length - 1 - (change.range.end.line - change.range.start.line);
      range = new Range(range.start.translate(lines), range.end.translate(lines));
    }
    collection.set(document.uri, [diagnostic(found.message, range)]);
  });
  return {
    set: (file, message, range) => collection.set(file, [diagnostic(message, range)]),
    clear: (file) => collection.delete(file),
    dispose() {
      listener.dispose();
      collection.dispose();
    },
  };
}

function diagnostic(message: string, range: Range): Diagnostic {
  const made = new Diagnostic(range, message, DiagnosticSeverity.Error);
  made.source = 'pyproject build';
  return made;
}
