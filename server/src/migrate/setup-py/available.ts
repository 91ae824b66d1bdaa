import { normalizeName } from '../../standards/names.ts';
import { toData } from '../../toml/data.ts';
import { parseToml } from '../../toml/parse.ts';
import type { ProjectView } from '../view.ts';

/** What an isolated build of the project has, as far as its own pyproject.toml says. */
export interface BuildEnvironment {
  /** Whether a module of another distribution is there; `undefined` where it cannot be told. */
  available(module: string): boolean | undefined;
  /** Whether modules beside setup.py can be imported: not under `setuptools.build_meta`, which keeps the folder off the path. */
  readonly ownFolder: boolean;
  /** No old release of setuptools is asked for. */
  readonly newestSetuptools: boolean;
}

/** Distributions that a build has without being asked, or that bring no others. */
const ALONE: ReadonlySet<string> = new Set([
  'setuptools',
  'wheel',
  'cython',
  'numpy',
  'pbr',
  'pytest-runner',
  'setuptools-git',
]);
const MODULES: Readonly<Record<string, string>> = {
  cython: 'Cython',
  'setuptools-scm': 'setuptools_scm',
  'pytest-runner': 'ptr',
};

export function buildEnvironment(view: ProjectView): BuildEnvironment {
  const text = view.text('pyproject.toml');
  const data = text === undefined ? undefined : toData(parseToml(text).root);
  const buildSystem = data instanceof Map ? data.get('build-system') : undefined;
  const table = buildSystem instanceof Map ? buildSystem : new Map();
  const listed: unknown = table.get('requires');
  const requires = (Array.isArray(listed) ? listed : [])
    .filter((one): one is string => typeof one === 'string')
    .map((one) => normalizeName(/^[\w.-]*/.exec(one.trim())?.[0] ?? ''));
  const asked = (Array.isArray(listed) ? listed : []).filter((one) => /^setuptools\b/.test(String(one)));
  const modules = new Set(requires.flatMap((one) => [MODULES[one] ?? one.replaceAll('-', '_')]));
  const closed = requires.every((one) => ALONE.has(one));
  const backend: unknown = table.get('build-backend');
  return {
    newestSetuptools: !asked.some((one) => /<|==|~=/.test(String(one))),
    available: (module) => (modules.has(module) ? true : closed ? false : undefined),
    ownFolder:
      typeof backend !== 'string' ||
      backend.endsWith('__legacy__') ||
      table.get('backend-path') !== undefined,
  };
}
