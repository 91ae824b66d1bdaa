// Runs when npm installs this repository as a package, for pre-commit or by its address: makes the build that git does not
// keep. Nothing where there is one. An installation for the whole machine leaves the packages that build out: they are
// fetched here then.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
if (!fs.existsSync('dist/cli.js')) {
  if (!fs.existsSync('node_modules/esbuild')) run('npm', ['ci', '--ignore-scripts', '--include=dev']);
  run(process.execPath, ['scripts/build.mjs']);
}

function run(command, args) {
  // What the outer npm was told (`--global`, another folder) is not meant for these packages.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_config_(?:global|location|prefix|local_prefix)$/i.test(name),
    ),
  );
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`"${command} ${args.join(' ')}" failed${error === undefined ? '' : `: ${error.message}`}.`);
  process.exit(1);
}
