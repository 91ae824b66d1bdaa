import { version } from '../../../package.json';
import { loaderFor } from './code-cache.ts';

const USAGE = `Usage: node server.js [--stdio | --node-ipc | --socket=PORT | --pipe=NAME]

The language server of Pyproject Toolkit ${version}; without an option it speaks over standard input and output.
`;

const args = process.argv.slice(2);
if (args.includes('--help')) process.stdout.write(USAGE);
else if (args.includes('--version')) process.stdout.write(`${version}\n`);
else start();

function start(): void {
  const chosen = args.some((arg) => /^--(stdio|node-ipc|socket|pipe)(=|$)/.test(arg));
  if (!chosen) process.argv.push('--stdio');
  // A client that is gone leaves a broken pipe behind: there is nobody to tell.
  process.stdout.on('error', () => process.exit(1));

  const { load, keep } = loaderFor(__dirname, 'serve');
  (load('language-server.js') as typeof import('./serve.ts')).serve(keep);
}
