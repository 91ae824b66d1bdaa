import { contentOfFile } from '../python/modules/files.ts';
import { moduleOf, type World } from '../python/modules/support.ts';
import { str, type Value } from '../python/values.ts';

/**
 * versioneer, which keeps its program in the project: the version is what a release archive has written into the version
 * file, else it comes from the version control and is not known.
 */
export function versioneerModule(world: World): Value | undefined {
  const { machine } = world;
  if (
    machine.view.kind('versioneer.py') !== 'file' &&
    !/versioneer/.test(machine.view.text('pyproject.toml') ?? '')
  )
    return undefined;
  return moduleOf(machine, 'versioneer', (name) => {
    if (name === 'get_version') return machine.builtin('versioneer.get_version', () => writtenVersion(world));
    if (name === 'get_cmdclass')
      return machine.builtin('versioneer.get_cmdclass', () => ({
        type: 'opaque',
        name: 'versioneer.get_cmdclass',
        source: 'versioneer.get_cmdclass()',
        line: machine.here.line(),
        certain: true,
      }));
    return undefined;
  });
}

function writtenVersion(world: World): Value {
  const { machine } = world;
  const configured = /^\[(?:tool\.)?versioneer\][^[]*?^\s*versionfile_source\s*=\s*"?([^"\r\n]+)/m;
  const config = ['setup.cfg', 'pyproject.toml']
    .map((path) => configured.exec(machine.view.text(path) ?? '')?.[1]?.trim())
    .find((path) => path !== undefined);
  if (config === undefined || machine.view.kind(config) !== 'file')
    return machine.doubt('versioneer takes the version from the version control');
  const content = contentOfFile(world, config, {
    binary: false,
    encoding: undefined,
    errors: 'strict',
    universal: true,
  });
  const json = /version_json = '''\n([\s\S]*?)'''/.exec(machine.text(content))?.[1];
  const version = /"version": "([^"\\]+)"/.exec(json ?? '')?.[1];
  return version === undefined
    ? machine.doubt('versioneer takes the version from the version control')
    : str(version, [config]);
}
