import { type Disposable, EventEmitter, Uri, workspace } from 'vscode';

const SCHEME = 'pyproject-migration';

/** Texts that are shown and stand in no file: the new pyproject.toml beside the old one, and the report. */
export interface MigrationTexts extends Disposable {
  /** The address of a text; the same name gives the same address, whose text is replaced. */
  show(folder: Uri, name: string, text: string): Uri;
}

export function createMigrationTexts(): MigrationTexts {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
  return {
    show(folder, name, text) {
      const uri = Uri.from({ scheme: SCHEME, path: `${folder.path}/${name}` });
      texts.set(uri.toString(), text);
      changed.fire(uri);
      return uri;
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}
