import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { findingAt, findings, open, ruleOf, until } from '../support/editor.ts';

const TEXT = '[project]\nname = "demo"\nversion = "1"\ndependencies = ["rich=>13"]\n';

suite('settings', () => {
  for (const [place, target] of [
    ['user', vscode.ConfigurationTarget.Global],
    ['workspace', vscode.ConfigurationTarget.Workspace],
  ] as const)
    test(`a rule turned off in the ${place} settings is silent at once, and back afterwards`, async () => {
      const editor = await open(TEXT);
      const rule = ruleOf(await findingAt(editor, '=>'));
      const settings = vscode.workspace.getConfiguration('pyproject');
      await settings.update('rules', { [rule]: 'off' }, target);
      try {
        await until('silence', () => findings(editor).every((one) => ruleOf(one) !== rule));
      } finally {
        await settings.update('rules', undefined, target);
      }
      await findingAt(editor, '=>');
    });

  test('a rule can be given another severity', async () => {
    const editor = await open(TEXT);
    const rule = ruleOf(await findingAt(editor, '=>'));
    const settings = vscode.workspace.getConfiguration('pyproject');
    await settings.update('rules', { [rule]: 'hint' }, vscode.ConfigurationTarget.Global);
    try {
      await until('a hint', () =>
        findings(editor).some(
          (one) => ruleOf(one) === rule && one.severity === vscode.DiagnosticSeverity.Hint,
        ),
      );
    } finally {
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
