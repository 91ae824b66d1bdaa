import { commands, type QuickPickItem, window } from 'vscode';

const choices: readonly (QuickPickItem & { readonly id: string })[] = [
  { id: 'pyproject.fixAll', label: '$(wand) Fix All', description: 'Apply every safe fix to this file' },
  {
    id: 'pyproject.addTool',
    label: '$(add) Add Tool Section…',
    description: 'Tables and packages of linters, tests and more',
  },
  { id: 'pyproject.build', label: '$(package) Build Package', description: 'An sdist and a wheel in dist' },
  {
    id: 'workbench.actions.view.problems',
    label: '$(warning) Show Findings',
    description: 'Open the Problems view',
  },
  {
    id: 'pyproject.explainRule',
    label: '$(book) Explain Rule',
    description: 'What it reports, why, and how to fix it',
  },
  { id: 'pyproject.restartServer', label: '$(refresh) Restart Server' },
  { id: 'pyproject.showLog', label: '$(output) Show Log' },
];

/** The list behind the status item. */
export async function showCommands(): Promise<void> {
  const choice = await window.showQuickPick(choices, { placeHolder: 'What to do with this pyproject.toml' });
  if (choice !== undefined) await commands.executeCommand(choice.id);
}
