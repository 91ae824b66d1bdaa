import { after } from 'node:test';
import { running } from './lsp-process.ts';

export * from './lsp-process.ts';

// A failed test leaves its server behind, which would keep the process of its file alive.
after(() => {
  for (const child of running) child.kill('SIGKILL');
});
