// Only for the browser suite: a folder that lies on no disk, with one pyproject.toml in it.
const vscode = require('vscode');

const TEXT = '[project]\nname = "demo"\nversion = "1"\ndependencies = ["rich=>13"]\n';
const files = new Map([['/demo/pyproject.toml', new TextEncoder().encode(TEXT)]]);
const isFolder = (path) => path === '/' || [...files.keys()].some((file) => file.startsWith(`${path}/`));

exports.activate = (context) => {
  const changed = new vscode.EventEmitter();
  const provider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat({ path }) {
      const content = files.get(path);
      if (content !== undefined)
        return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: content.length };
      if (isFolder(path)) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      throw vscode.FileSystemError.FileNotFound(path);
    },
    readDirectory: ({ path }) =>
      [...files.keys()]
        .filter((file) => file.startsWith(`${path}/`))
        .map((file) => [file.slice(path.length + 1), vscode.FileType.File]),
    readFile({ path }) {
      const content = files.get(path);
      if (content === undefined) throw vscode.FileSystemError.FileNotFound(path);
      return content;
    },
    writeFile: ({ path }, content) => void files.set(path, content),
    createDirectory: () => {},
    delete: ({ path }) => void files.delete(path),
    rename: () => {},
  };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memory', provider));
};
