import {
  type QuickPickItem,
  QuickPickItemKind,
  Selection,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, Range as ProtocolRange, WorkspaceEdit } from 'vscode-languageclient';
import { documentFor } from './document.ts';
import type { CommandContext } from './index.ts';

interface Offer {
  readonly tools: readonly {
    readonly name: string;
    readonly title: string;
    readonly docs: string;
    readonly present: boolean;
    readonly group?: string;
  }[];
  readonly presets: readonly {
    readonly name: string;
    readonly docs: string;
    readonly tools: readonly string[];
  }[];
  readonly groups: readonly string[];
}

interface Added {
  readonly edit?: WorkspaceEdit;
  readonly added: readonly string[];
  readonly notes: readonly string[];
  readonly refused?: string;
  readonly select?: ProtocolRange;
}

interface ToolChoice extends QuickPickItem {
  readonly tools: readonly string[];
}

/** Answers that a key binding gives in advance. */
interface Given {
  readonly tools?: readonly string[];
  readonly group?: string;
}

/** Asks which tools and which group, and adds them in one edit; Escape at either question changes nothing. */
export async function addTool({ server }: CommandContext, address?: unknown, given?: unknown): Promise<void> {
  const document = await documentFor(address, 'add to');
  if (document === undefined) return;
  await server.ensureStarted();
  const { client } = server;
  if (client === undefined) {
    void window.showErrorMessage('The Pyproject language server is not running; "Restart Server" starts it.');
    return;
  }
  const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const offer = await client.sendRequest<Offer>('pyproject/addableTools', { textDocument });

  const { tools: wanted, group: place } = (given ?? {}) as Given;
  const tools = wanted ?? (await askTools(offer));
  if (tools === undefined) return;
  const group = place ?? (await askGroup(offer, tools));
  if (group === undefined) return;

  const { version } = document;
  const added = await client.sendRequest<Added>('pyproject/addTools', { textDocument, tools, group });
  if (added.refused !== undefined) {
    void window.showErrorMessage(added.refused);
    return;
  }
  if (document.version !== version) {
    void window.showErrorMessage('The file changed meanwhile, so nothing was added.');
    return;
  }
  await apply(client, document, added);
}

async function askTools({ tools, presets }: Offer): Promise<readonly string[] | undefined> {
  const present = new Set(tools.filter((tool) => tool.present).map(({ name }) => name));
  const separator = (label: string): ToolChoice => ({
    label,
    kind: QuickPickItemKind.Separator,
    tools: [],
  });
  const absent = tools.filter((tool) => !tool.present);
  const items: ToolChoice[] = [
    separator('together'),
    ...presets
      .filter(({ tools: names }) => names.some((name) => !present.has(name)))
      .map(({ name, docs, tools: names }) => ({
        label: `$(layers) ${name}`,
        description: docs,
        tools: names,
      })),
    separator('single tools'),
    ...absent.map(({ name, title, docs }) => ({ label: title, description: docs, tools: [name] })),
    // What is there can be seen, and choosing it changes nothing.
    ...(present.size === 0 ? [] : [separator('there already')]),
    ...tools
      .filter((tool) => tool.present)
      .map(({ title, docs }) => ({ label: `$(check) ${title}`, description: docs, tools: [] })),
  ];
  const answer = await pickMany(items);
  const chosen = [...new Set((answer ?? []).flatMap((choice) => choice.tools))];
  return chosen.length === 0 ? undefined : chosen;
}

/** Without a mark Enter takes the row at hand, or the tool that was typed: one tool needs no mark. */
function pickMany(items: readonly ToolChoice[]): Promise<readonly ToolChoice[] | undefined> {
  const pick = window.createQuickPick<ToolChoice>();
  pick.items = items;
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.placeholder = 'The tools to add: a table that fits this project, and the package';
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const typed = pick.value.trim().toLowerCase();
      const atHand = [...pick.activeItems, ...items.filter(({ label }) => label.toLowerCase() === typed)];
      resolve(pick.selectedItems.length > 0 ? pick.selectedItems : atHand.slice(0, 1));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

interface GroupChoice extends QuickPickItem {
  readonly group: string;
}

/** The likely group comes first, and so is selected. */
async function askGroup({ tools, groups }: Offer, chosen: readonly string[]): Promise<string | undefined> {
  const likely = [
    ...new Set(
      tools.flatMap(({ name, group }) => (chosen.includes(name) && group !== undefined ? [group] : [])),
    ),
  ];
  const [first] = likely;
  // Every package is required already, or goes to the build.
  if (first === undefined) return '';
  const says = (name: string): string => (groups.includes(name) ? 'there already' : 'a new dependency group');
  const items: GroupChoice[] = [
    // Tools of several kinds have a place each.
    ...(likely.length > 1
      ? [{ label: likely.join(', '), description: 'each package in its likely group', group: '' }]
      : [{ label: first, description: says(first), group: first }]),
    ...[...new Set([...groups, ...likely, 'dev', 'lint', 'test'])]
      .filter((name) => likely.length > 1 || name !== first)
      .map((name) => ({ label: name, description: says(name), group: name })),
  ];
  const answer = await window.showQuickPick(items, { placeHolder: 'The group for the packages' });
  return answer?.group;
}

async function apply(
  client: BaseLanguageClient,
  document: TextDocument,
  { edit, added, notes, select }: Added,
): Promise<void> {
  const editor = await window.showTextDocument(document);
  if (edit === undefined) {
    void window.showInformationMessage(notes[0] ?? 'Nothing to add: all of it is there already.');
    return;
  }
  const made = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  if (!(await workspace.applyEdit(made))) {
    void window.showErrorMessage('VS Code did not take the change, so nothing was added.');
    return;
  }
  reveal(editor, client, select);
  const save = 'Save';
  const message = [`Added ${words(added)}.`, ...notes.slice(0, 1)].join(' ');
  if ((await window.showInformationMessage(message, save)) === save) await document.save();
}

function reveal(editor: TextEditor, client: BaseLanguageClient, select: ProtocolRange | undefined): void {
  if (select === undefined) return;
  const range = client.protocol2CodeConverter.asRange(select);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
}

const words = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
