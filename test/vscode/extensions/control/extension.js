// Only for the trust suite: starts `python3` when the folder becomes trusted.
const { spawn } = require('node:child_process');
const vscode = require('vscode');

exports.activate = () => {
  vscode.workspace.onDidGrantWorkspaceTrust(() => spawn('python3', ['--version']));
};
