import {
  CustomExecution,
  type Disposable,
  Task,
  type TaskDefinition,
  TaskPanelKind,
  TaskRevealKind,
  TaskScope,
  type TextDocument,
  tasks,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import type { CommandContext } from '../commands/index.ts';
import { type BuildEnd, type BuildPlan, plansFor, runBuild } from './job.ts';
import { profileNamed } from './profile.ts';
import { jobTerminal } from './terminal.ts';

const TYPE = 'pyproject';

/** What a task of `tasks.json` says. */
interface Definition extends TaskDefinition {
  /** The way to build, such as `build`, `wheel`, `no-isolation` or `uv`. */
  readonly build?: string;
  /** What is profiled with Memray: a script of the project, or a file. */
  readonly profile?: string;
  /** The pyproject.toml, relative to the folder of the workspace. */
  readonly file?: string;
}

/** A task that builds with one plan; `ended` hears how it went. */
export function buildTask(
  context: CommandContext,
  document: TextDocument,
  plan: BuildPlan,
  ended: (end: BuildEnd) => void,
): Task {
  const folder = workspace.getWorkspaceFolder(document.uri);
  const file = folder === undefined ? document.uri.fsPath : workspace.asRelativePath(document.uri, false);
  return made({ type: TYPE, build: plan.id, file }, folder, plan.title, async (terminal) => {
    const end = await runBuild(context, document, plan, terminal);
    ended(end);
    return end.code ?? 1;
  });
}

type Job = Parameters<typeof jobTerminal>[0];

/** A task in a terminal of its own. */
export function made(
  definition: Definition,
  folder: WorkspaceFolder | undefined,
  name: string,
  job: Job,
): Task {
  const task = new Task(
    definition,
    folder ?? TaskScope.Workspace,
    name,
    TYPE,
    new CustomExecution(async () => jobTerminal(job)),
    [],
  );
  task.presentationOptions = { reveal: TaskRevealKind.Always, panel: TaskPanelKind.Dedicated, clear: true };
  return task;
}

/** Offers the builds of each folder's own pyproject.toml as tasks, and runs those of `tasks.json`. */
export function provideBuildTasks(context: CommandContext): Disposable {
  return tasks.registerTaskProvider(TYPE, {
    async provideTasks() {
      if (!workspace.isTrusted || context.host.run === undefined) return [];
      const found: Task[] = [];
      for (const folder of workspace.workspaceFolders ?? []) {
        const document = await open(Uri.joinPath(folder.uri, 'pyproject.toml'));
        if (document === undefined) continue;
        for (const plan of await plansFor(context, document))
          found.push(buildTask(context, document, plan, () => undefined));
      }
      return found;
    },
    resolveTask(task) {
      const { scope } = task;
      const folder =
        scope !== undefined && typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
      const definition = task.definition as Definition;
      if (folder === undefined) return undefined;
      return made(definition, folder, task.name, async (terminal) => {
        const uri = Uri.joinPath(folder.uri, definition.file ?? 'pyproject.toml');
        const document = await open(uri);
        if (document === undefined) {
          terminal.say(`There is no ${definition.file ?? 'pyproject.toml'}.`);
          return 1;
        }
        if (definition.profile !== undefined)
          return profileNamed(context, document, definition.profile, terminal);
        const plans = await plansFor(context, document);
        const wanted = definition.build ?? plans[0]?.id;
        const plan = plans.find(({ id }) => id === wanted) ?? planFor(wanted);
        if (plan === undefined) {
          terminal.say(
            `The task says "build": ${JSON.stringify(wanted)}; there are ${plans.map(({ id }) => id).join(', ')}.`,
          );
          return 1;
        }
        return (await runBuild(context, document, plan, terminal)).code ?? 1;
      });
    },
  });
}

/** A tool that the project does not show, but the task names. */
function planFor(tool: string | undefined): Pick<BuildPlan, 'program' | 'args'> | undefined {
  return tool !== undefined && ['uv', 'hatch', 'poetry', 'pdm', 'flit'].includes(tool)
    ? { program: tool, args: ['build'] }
    : undefined;
}

async function open(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
