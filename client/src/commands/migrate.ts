import { Uri, window, workspace } from 'vscode';
import {
  canBe,
  carryOut,
  type MigrationChoices,
  type Next,
  type Outcome,
  planFor,
  planWithRun,
  saved,
} from '../migrate/flow.ts';
import type { AvailableSource } from '../migrate/plan.ts';
import { askBackend, askChoices, askSetupPy, askTicks } from '../migrate/questions.ts';
import type { CommandContext } from './index.ts';

const SOURCES = '**/{setup.py,setup.cfg}';

/** Answers that a key binding gives in advance. */
interface Given extends MigrationChoices {
  readonly next?: Next;
}

/** Plans a migration, shows it, and applies it as one change; nothing is run but to verify it. */
export async function migrate(context: CommandContext, address?: unknown, given?: unknown): Promise<Outcome> {
  const { host, server } = context;
  if (host.run === undefined) {
    void window.showErrorMessage(
      'Migrating reads the files of the project from disk, which VS Code in a browser cannot do. Open the folder in VS Code on a machine.',
    );
    return undefined;
  }
  const folder = await folderFor(address);
  if (folder === undefined) return undefined;
  if (!(await saved(folder))) return undefined;
  await server.ensureStarted();

  const { next, ...answers } = (given ?? {}) as Given;
  const isAsked = given === undefined;
  const available =
    (await server.client?.sendRequest<readonly AvailableSource[] | null>('pyproject/migrationSources', {
      folder: folder.toString(),
    })) ?? [];
  const ticked = isAsked ? await askTicks(available) : { others: [], verify: false };
  if (ticked === undefined) return undefined;
  const { others, verify } = ticked;
  const defining = available.filter(({ defines }) => defines).map(({ name }) => name);
  let choices: MigrationChoices = {
    ...answers,
    ...(others.length === 0 ? {} : { from: [...defining, ...others] }),
  };
  let ask = planFor;
  let first = await planFor(context, folder, choices);
  if (first === undefined) return undefined;
  if (!(await canBe(context, folder, first))) {
    first = first.status === 'declined' ? await planWithRun(context, folder, choices, first) : undefined;
    if (first === undefined || !(await canBe(context, folder, first))) return undefined;
    const captured = first;
    ask = async (_context, _folder, wanted) => planWithRun(context, folder, wanted, captured, true);
  }
  const backend = answers.backend ?? (await askBackend(first.backend ?? 'setuptools', { other: false }));
  if (backend === undefined) return undefined;
  const hasScript = first.sources.includes('setup.py') || first.sources.includes('setup.cfg');
  const setupPy = answers.setupPy ?? (hasScript ? await askSetupPy() : 'keep');
  if (setupPy === undefined) return undefined;
  const more = isAsked ? await askChoices(first, choices) : {};
  if (more === undefined) return undefined;
  choices = { ...choices, ...more, backend, setupPy };
  const plan = await ask(context, folder, choices);
  if (plan === undefined || !(await canBe(context, folder, plan))) return undefined;
  const sameBackend = first.backend === plan.backend;
  return carryOut(context, folder, plan, {
    ...(next === undefined ? {} : { next }),
    verify,
    sameBackend,
    words: 'Migrated to pyproject.toml.',
  });
}

async function folderFor(address: unknown): Promise<Uri | undefined> {
  if (typeof address === 'string') return Uri.joinPath(Uri.parse(address), '..');
  if (address instanceof Uri) return Uri.joinPath(address, '..');
  const active = window.activeTextEditor?.document.uri;
  if (active !== undefined && /\/(setup\.py|setup\.cfg|pyproject\.toml)$/.test(active.path))
    return Uri.joinPath(active, '..');
  const files = await workspace.findFiles(SOURCES, '**/{node_modules,.venv,venv,site-packages}/**', 50);
  const folders = new Map(files.map((file) => [Uri.joinPath(file, '..').toString(), file]));
  if (folders.size === 0) {
    void window.showErrorMessage('There is no setup.py and no setup.cfg in this workspace to migrate.');
    return undefined;
  }
  const items = [...folders.values()].map((file) => ({
    label: workspace.asRelativePath(file),
    folder: Uri.joinPath(file, '..'),
  }));
  if (items.length === 1) return items[0]?.folder;
  return (await window.showQuickPick(items, { placeHolder: 'The project to migrate' }))?.folder;
}
