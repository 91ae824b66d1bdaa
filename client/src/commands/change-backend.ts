import { Uri, window } from 'vscode';
import {
  canBe,
  carryOut,
  type MigrationChoices,
  type Next,
  type Outcome,
  planFor,
  saved,
} from '../migrate/flow.ts';
import { askBackend, askTicks } from '../migrate/questions.ts';
import type { CommandContext } from './index.ts';

/** Gives a project that has `[project]` another build back-end: shown first, verified if wanted, one change. */
export async function changeBackend(
  context: CommandContext,
  address?: unknown,
  given?: unknown,
): Promise<Outcome> {
  const uri = typeof address === 'string' ? Uri.parse(address) : window.activeTextEditor?.document.uri;
  if (context.host.run === undefined || uri === undefined || !uri.path.endsWith('/pyproject.toml')) {
    void window.showErrorMessage('Open the pyproject.toml of the project first, in VS Code on a machine.');
    return undefined;
  }
  const folder = Uri.joinPath(uri, '..');
  if (!(await saved(folder))) return undefined;
  await context.server.ensureStarted();
  const { next, ...answers } = (given ?? {}) as MigrationChoices & { readonly next?: Next };
  const info = await context.server.client?.sendRequest<{ backend?: string } | null>(
    'pyproject/projectInfo',
    { textDocument: { uri: uri.toString() } },
  );
  const backend = answers.backend ?? (await askBackend(info?.backend ?? 'setuptools', { other: true }));
  if (backend === undefined) return undefined;
  let plan = await planFor(context, folder, { ...answers, backend });
  // A version that the other back-end cannot read may be copied.
  if (
    plan?.status === 'declined' &&
    plan.declined.every(({ reason }) => reason.includes('--project-version static'))
  ) {
    const copy = 'Copy the Version';
    const reason = plan.declined[0]?.reason.split('; copy')[0];
    const answer =
      given === undefined
        ? await window.showInformationMessage(`${reason}.`, { modal: true }, copy)
        : undefined;
    if (answer !== copy) return undefined;
    plan = await planFor(context, folder, { ...answers, backend, version: 'static' });
  }
  if (plan === undefined || !(await canBe(context, folder, plan))) return undefined;
  const ticked = given === undefined ? await askTicks([]) : { verify: false };
  if (ticked === undefined) return undefined;
  return carryOut(context, folder, plan, {
    verify: ticked.verify,
    ...(next === undefined ? {} : { next }),
    sameBackend: false,
    words: `${backend} builds this project from now on.`,
  });
}
