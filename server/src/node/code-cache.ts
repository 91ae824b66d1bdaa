import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * Loads bundles of a folder with the code that V8 made of them in an earlier run of the same command: reading a megabyte of
 * JavaScript takes longer than most commands. The code lies in the user's own folder for caches; where nothing can be read or
 * written there, everything works as without. `NODE_DISABLE_COMPILE_CACHE` turns it off, as it does for Node's own cache,
 * which Node 20 has not.
 */
export function loaderFor(folder: string, command: string): (file: string) => unknown {
  const caches = process.env.NODE_DISABLE_COMPILE_CACHE === undefined ? cacheFolder() : undefined;
  const loaded = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const real = createRequire(file);
    const inner = (name: string): unknown =>
      name.startsWith('./') ? load(path.join(folder, name)) : real(name);
    const cached =
      caches === undefined ? undefined : path.join(caches, `${path.basename(file)}-${safe(command)}`);
    compiled(file, cached).runInThisContext()(module.exports, inner, module, file, folder);
    return module.exports;
  };
  return load;
}

const safe = (command: string): string => (/^[a-z-]{1,20}$/.test(command) ? command : 'other');

/** The function around a bundle, as Node wraps one; bundles are plain ASCII. What was compiled up to the end of the run is kept for the next. */
function compiled(file: string, cached: string | undefined): Script {
  const text = fs.readFileSync(file, 'latin1');
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${text}\n})`;
  if (cached === undefined) return new Script(wrapped, { filename: file });
  // V8 knows its own release and flags again, and of the text only the length.
  const { mtimeMs, size } = fs.statSync(file);
  const stamp = Buffer.from(`${process.version} ${process.arch} ${mtimeMs} ${size} ${file}\n`);
  const kept = attempt(() => fs.readFileSync(cached));
  const isSame = kept?.subarray(0, stamp.length).equals(stamp) === true;
  const cachedData = isSame ? kept.subarray(stamp.length) : undefined;
  const script = new Script(wrapped, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
  if (cachedData === undefined || script.cachedDataRejected === true)
    process.once('exit', () =>
      attempt(() => {
        fs.mkdirSync(path.dirname(cached), { recursive: true, mode: 0o700 });
        const made = `${cached}.${process.pid}`;
        fs.writeFileSync(made, Buffer.concat([stamp, script.createCachedData()]), { mode: 0o600 });
        fs.renameSync(made, cached);
      }),
    );
  return script;
}

/** Where programs of this user keep what they can make again. */
function cacheFolder(): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const home = attempt(() => os.homedir());
  const base =
    process.platform === 'win32'
      ? LOCALAPPDATA
      : (XDG_CACHE_HOME ??
        (home === undefined
          ? undefined
          : path.join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache')));
  return base === undefined || !path.isAbsolute(base)
    ? undefined
    : path.join(base, 'pyproject-toolkit', 'code');
}

/** Without the cache a run is only slower, so nothing that goes wrong with it is worth a word. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
