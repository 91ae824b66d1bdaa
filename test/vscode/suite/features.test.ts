import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import {
  after,
  findingAt,
  findings,
  fixesFor,
  marked,
  open,
  openDemo,
  ruleOf,
  until,
} from '../support/editor.ts';

const HEAD = '[build-system]\nrequires = ["setuptools>=77"]\nbuild-backend = "setuptools.build_meta"\n\n';
const PROJECT = `${HEAD}[project]\nname = "demo"\nversion = "1"\n`;

suite('findings', () => {
  test('of the example arrive, with rule, source and severity', async () => {
    const editor = await openDemo();
    const operator = await findingAt(editor, '=>');
    assert.equal(operator.severity, vscode.DiagnosticSeverity.Error);
    assert.match(operator.message, />=/);
    assert.match(ruleOf(operator), /^project\//);
    const license = await until('the licence table', () =>
      findings(editor).find((one) => marked(editor, one).includes('text = "MIT"')),
    );
    assert.equal(license.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(license.message, /PEP 639/);
  });

  test('follow typing', async () => {
    const editor = await open(`${PROJECT}dependencies = ["rich=>13"]\n`);
    const { range } = await findingAt(editor, '=>');
    await editor.edit((edit) => edit.replace(range, '>='));
    await until('the finding to go', () => findings(editor).every((one) => !one.message.includes('=>')));
  });

  test('come under any language id', async () => {
    const editor = await open(`${PROJECT}dependencies = ["rich=>13"]\n`, 'plaintext');
    await findingAt(editor, '=>');
  });

  test('come in an untitled buffer with a [project] table', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'toml',
      content: `${PROJECT}dependencies = ["rich=>13"]\n`,
    });
    const editor = await vscode.window.showTextDocument(document);
    await findingAt(editor, '=>');
  });

  test('do not come in other TOML files', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'toml',
      content: '[package]\nname = 1\n',
    });
    const other = await vscode.window.showTextDocument(document);
    await findingAt(await open(`${PROJECT}dependencies = ["rich=>13"]\n`), '=>');
    assert.deepEqual(findings(other), []);
  });
});

suite('completion', () => {
  const labels = async (editor: vscode.TextEditor, at: vscode.Position) => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      at,
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  };

  test('offers a key that is half typed', async () => {
    const editor = await open(`${PROJECT}requires-py\n`);
    const offered = await until('completion', async () => {
      const got = await labels(editor, after(editor, 'requires-py'));
      return got.includes('requires-python') && got;
    });
    assert.ok(!offered.includes('name'), 'offers a key that is there already');
  });

  test('offers classifiers inside the string', async () => {
    const editor = await open(`${PROJECT}classifiers = ["Framework :: "]\n`);
    await until('classifiers', async () => {
      const got = await labels(editor, after(editor, 'Framework :: '));
      return got.some((label) => label.includes('Django'));
    });
  });
});

suite('hover', () => {
  test('explains requires-python', async () => {
    const editor = await openDemo();
    const text = await until('the hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        after(editor, 'requires-'),
      );
      return (
        hovers
          .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
          .join('\n') || undefined
      );
    });
    assert.match(text, /requires-python/);
  });
});

suite('fixes', () => {
  test('a quick fix corrects an operator', async () => {
    const editor = await open(`${PROJECT}dependencies = ["rich=>13"]\n`);
    const finding = await findingAt(editor, '=>');
    const fix = (await fixesFor(editor, finding)).find(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit, 'no fix with an edit');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(editor.document.getText(), /"rich>=13"/);
  });

  test('Fix All applies the safe fixes and keeps the rest', async () => {
    const editor = await open(
      `${PROJECT}requires-python = ">=3.10"\nlicense = {text = "MIT"} # keep\ndependencies = ["rich"]\n`,
    );
    await until('the licence table', () =>
      findings(editor).find((one) => marked(editor, one).includes('text = "MIT"')),
    );
    await vscode.commands.executeCommand('pyproject.fixAll');
    await until('the fix', () => editor.document.getText().includes('license = "MIT" # keep'));
    assert.match(editor.document.getText(), /dependencies = \["rich"\]/);
  });

  test('source.fixAll.pyproject runs on save', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.pyproject': 'explicit' },
      vscode.ConfigurationTarget.Global,
    );
    try {
      const editor = await open(`${PROJECT}requires-python = ">=3.10"\nlicense = {text = "MIT"}\n`);
      await until('the licence table', () =>
        findings(editor).find((one) => marked(editor, one).includes('text = "MIT"')),
      );
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# touched\n'));
      await editor.document.save();
      assert.match(editor.document.getText(), /license = "MIT"/);
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
