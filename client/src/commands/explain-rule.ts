import { commands, languages, type QuickPickItem, QuickPickItemKind, Uri, window } from 'vscode';
import type { CommandContext } from './index.ts';

interface Choice extends QuickPickItem {
  readonly rule?: string;
}

/** Asks which rule, those of the findings under the cursor first, and shows its page. */
export async function explainRule({ context }: CommandContext): Promise<void> {
  const rules = knownRules(context.extension.packageJSON);
  const here = rulesAtCursor();
  const choice = (rule: string): Choice => ({ rule, label: rule, detail: rules.get(rule) ?? '' });
  const separator = (label: string): Choice => ({ label, kind: QuickPickItemKind.Separator });

  const items = [
    ...(here.length === 0 ? [] : [separator('here'), ...here.map(choice), separator('every rule')]),
    ...[...rules.keys()].filter((rule) => !here.includes(rule)).map(choice),
  ];
  const answer = await window.showQuickPick(items, {
    placeHolder: 'The rule to explain',
    matchOnDetail: true,
  });
  if (answer?.rule === undefined) return;
  await commands.executeCommand(
    'markdown.showPreview',
    Uri.joinPath(context.extensionUri, 'docs/rules', `${answer.rule}.md`),
  );
}

/** The rules and what each reports, as the manifest lists them for the setting. */
function knownRules(manifest: {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Record<string, { readonly properties?: Record<string, Described> } | undefined>;
    };
  };
}): ReadonlyMap<string, string> {
  const properties = manifest.contributes.configuration.properties['pyproject.rules']?.properties ?? {};
  return new Map(Object.entries(properties).map(([rule, said]) => [rule, said.markdownDescription ?? '']));
}

interface Described {
  readonly markdownDescription?: string;
}

function rulesAtCursor(): string[] {
  const editor = window.activeTextEditor;
  if (editor === undefined) return [];
  const found = languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === 'pyproject' && range.contains(editor.selection.active))
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
  return [...new Set(found)];
}
