import { compareVersions, parseSpecifierSet, parseVersion } from '../../standards/pep440.ts';
import { moduleOf, type World } from '../python/modules/support.ts';
import { type CallArgs, int, NONE, SOMETHING, str, type Value } from '../python/values.ts';

/** Versions as objects: `parse_version` of pkg_resources and packaging, `LooseVersion` of distutils. */
export function versionObject(world: World, value: Value | undefined, loose = false): Value {
  const { machine } = world;
  const text = machine.text(value);
  const files = value?.type === 'str' ? value.files : [];
  if (!loose && !text.includes(SOMETHING) && parseVersion(text).version === undefined)
    machine.fail('ValueError', `Invalid version: '${text}'`);
  return machine.native('Version', text, files, (name) => {
    switch (name) {
      case '__cmp__':
        return machine.builtin('Version.__cmp__', ({ args }) => {
          const [other] = args;
          // distutils' versions also stand beside texts; those of packaging do not.
          const against =
            other?.type === 'str' && loose
              ? other.value
              : other?.type === 'native' && other.name === 'Version'
                ? String(other.state)
                : machine.doubt('a comparison with something that is no version');
          const result = loose ? compareLoose(text, against) : compareParsed(text, against);
          return result === undefined
            ? machine.doubt('the exact version is only known where the project is built')
            : int(result);
        });
      case '__str__':
        return machine.builtin(name, () => str(text, files));
      default:
        return undefined;
    }
  });
}

/** `undefined` where what is not known decides. */
function compareParsed(a: string, b: string): number | undefined {
  const [x, y] = [parseVersion(a).version, parseVersion(b).version];
  if (x !== undefined && y !== undefined) return Math.sign(compareVersions(x, y));
  return compareParts(releaseOf(a), releaseOf(b));
}

/** The numbers of a release, with what is not known among them. */
const releaseOf = (text: string): readonly (number | string)[] =>
  text.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const compareLoose = (a: string, b: string): number | undefined => compareParts(looseOf(a), looseOf(b));

const looseOf = (text: string): readonly (number | string)[] =>
  text
    .split(/(\d+|[a-z]+|\.)/)
    .filter((part) => part !== '' && part !== '.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

function compareParts(a: readonly (number | string)[], b: readonly (number | string)[]): number | undefined {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === y && x !== SOMETHING) continue;
    if (typeof x !== 'number' || typeof y !== 'number') return undefined;
    return Math.sign(x - y);
  }
  // A zero at the end, or the part that is not known, may make no difference.
  const rest = [...a.slice(b.length), ...b.slice(a.length)];
  if (rest.some((part) => typeof part !== 'number')) return undefined;
  return Math.sign(a.length - b.length);
}

/** `pkg_resources` and `importlib.metadata`, as far as they speak of versions. */
export function distributionsModule(world: World, name: string, setuptools: () => Value): Value | undefined {
  const { machine } = world;
  const version = (asked: Value | undefined): Value => {
    const wanted = machine.text(asked);
    return /^setuptools$/i.test(wanted)
      ? setuptools()
      : machine.doubt(`which version of ${wanted} is installed`);
  };
  if (name === 'pkg_resources.parse_version')
    return machine.builtin(name, ({ args }) => versionObject(world, args[0]));
  if (name === 'pkg_resources.get_distribution')
    return machine.builtin(name, ({ args }) => {
      const found = version(args[0]);
      return machine.native('Distribution', undefined, [], (one) =>
        one === 'version'
          ? found
          : one === 'parsed_version'
            ? versionObject(world, found)
            : one === 'project_name'
              ? args[0]
              : undefined,
      );
    });
  if (name === 'pkg_resources.require')
    return machine.builtin(name, (args) => {
      for (const one of args.args) requireSetuptools(world, one, version);
      return NONE;
    });
  if (name === 'importlib.metadata' || name === 'importlib_metadata')
    return name === 'importlib_metadata'
      ? undefined
      : moduleOf(machine, name, (one) =>
          one === 'version' ? machine.builtin(one, ({ args }: CallArgs) => version(args[0])) : undefined,
        );
  return undefined;
}

/** `pkg_resources.require('setuptools>=36.2')`: an error where the release that builds does not do. */
function requireSetuptools({ machine }: World, value: Value, version: (asked: Value) => Value): void {
  const wanted = /^\s*([A-Za-z0-9._-]+)\s*(.*)$/.exec(machine.text(value));
  const have = machine.text(version(str(wanted?.[1] ?? '')));
  for (const { operator, versionText } of parseSpecifierSet(wanted?.[2] ?? '').specifiers) {
    const result = compareParsed(have, versionText);
    const holds =
      result !== undefined &&
      ((operator === '>=' && result >= 0) ||
        (operator === '>' && result > 0) ||
        (operator === '!=' && result !== 0));
    if (!holds) machine.doubt('whether the setuptools that builds is wanted');
  }
}
