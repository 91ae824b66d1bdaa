// The programs that tests need and that no package of ours can bring, with the command that installs each.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const tools = [
  {
    name: 'Chromium',
    packages: ['chromium'],
    isThere: () =>
      process.env.VSCODE_EXECUTABLE !== undefined ||
      (process.env.CHROME_PATH !== undefined && fs.existsSync(process.env.CHROME_PATH)) ||
      ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].some((name) =>
        works(name, ['--version']),
      ),
  },
  {
    name: 'Neovim',
    packages: ['neovim'],
    isThere: () => works(process.env.NVIM_PATH || 'nvim', ['--version']),
  },
  {
    name: 'Python 3.11 with pip and venv',
    packages: ['python3', 'python3-pip', 'python3-venv'],
    isThere: () =>
      works('python3', ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))']) &&
      works('python3', ['-m', 'pip', '--version']),
  },
];

/** What is missing on this machine: a sentence with the command that installs it. */
export function missingTools() {
  return tools
    .filter(({ isThere }) => !isThere())
    .map(
      ({ name, packages }) =>
        `${name} is missing. Install it with "apt-get update && apt-get install -y ${packages.join(' ')}".`,
    );
}
