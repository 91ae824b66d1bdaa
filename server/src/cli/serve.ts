import type { Command } from './commands.ts';

export const serve: Command = {
  name: 'lsp',
  usage: 'lsp --stdio',
  summary: 'Run the language server for an editor.',
  options: [
    { name: 'stdio', help: 'speak over standard input and output (the default)' },
    { name: 'clientProcessId', value: 'PID', help: 'end when this process does' },
  ],
  run(_options, environment) {
    environment.serve();
    return undefined;
  },
};
