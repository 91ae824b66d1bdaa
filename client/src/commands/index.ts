import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { BuildFindings } from '../build/findings.ts';
import type { ClientHost } from '../host.ts';
import type { MigrationTexts } from '../migrate/texts.ts';
import type { Server } from '../server.ts';
import { addTool } from './add-tool.ts';
import { buildPackage } from './build.ts';
import { changeBackend } from './change-backend.ts';
import { explainRule } from './explain-rule.ts';
import { fixAll } from './fix-all.ts';
import { format } from './format.ts';
import { migrate } from './migrate.ts';
import { profileWithMemray } from './profile.ts';
import { showCommands } from './show-commands.ts';
import { showReferences } from './show-references.ts';

/** What a command may need. */
export interface CommandContext {
  readonly context: ExtensionContext;
  readonly server: Server;
  readonly log: LogOutputChannel;
  readonly host: ClientHost;
  readonly migration: MigrationTexts;
  readonly builds: { readonly findings: BuildFindings };
}

export interface Command {
  readonly id: string;
  readonly run: (context: CommandContext, ...args: unknown[]) => unknown;
}

/** Every command of the palette; its title stands in `package.json`. */
export const commands: readonly Command[] = [
  { id: 'pyproject.fixAll', run: fixAll },
  { id: 'pyproject.format', run: format },
  { id: 'pyproject.addTool', run: addTool },
  { id: 'pyproject.build', run: buildPackage },
  { id: 'pyproject.profileWithMemray', run: profileWithMemray },
  { id: 'pyproject.migrate', run: migrate },
  { id: 'pyproject.changeBackend', run: changeBackend },
  { id: 'pyproject.explainRule', run: explainRule },
  { id: 'pyproject.showCommands', run: showCommands },
  { id: 'pyproject.restartServer', run: ({ server }) => server.restart() },
  { id: 'pyproject.showLog', run: ({ log }) => log.show() },
  // Behind the lines above groups; it needs places, so it is not in the palette.
  { id: 'pyproject.showReferences', run: showReferences },
];
