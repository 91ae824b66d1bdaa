import { FALSE, int, NONE, SOMETHING, str, TRUE, tuple, type Value } from '../values.ts';
import { functionsOf, moduleOf, type World } from './support.ts';

/** What `sys` knows of the program that runs. */
export interface Running {
  readonly path: Value;
  readonly argv: Value;
  /** Whether a module is loaded; `undefined` where it cannot be told. */
  isLoaded(name: string): boolean | undefined;
}

/** `sys`. */
export function sysModule(world: World, { path, argv, isLoaded }: Running): Value {
  const { machine } = world;
  const { environment } = machine;
  const { implementation } = environment;
  const unknownMicro = machine.unknown(
    'the exact version of Python is only known where the project is built',
  );
  return moduleOf(machine, 'sys', (name) => {
    switch (name) {
      case 'version_info':
        return {
          type: 'tuple',
          items: [
            ...environment.python.split('.').map((part) => int(Number(part))),
            unknownMicro,
            str('final'),
            int(0),
          ],
          fields: ['major', 'minor', 'micro', 'releaselevel', 'serial'],
        };
      case 'version':
        return str(`${environment.python}.${SOMETHING} (${SOMETHING})`);
      case 'hexversion':
        return machine.unknown('`sys.hexversion`');
      case 'platform':
        return str(environment.sysPlatform);
      case 'argv':
        return argv;
      case 'path':
        return path;
      case 'byteorder':
        return str('little');
      case 'implementation':
        return machine.native('implementation', undefined, [], (one) =>
          one === 'name' ? str(implementation.toLowerCase()) : undefined,
        );
      case 'exit':
        return machine.builtin('sys.exit', () => machine.fail('SystemExit', ''), { lenient: true });
      case 'stdout':
      case 'stderr':
        return machine.native('stream', undefined, [], (one) =>
          one === 'write' || one === 'flush'
            ? machine.builtin(one, () => NONE, { lenient: true })
            : undefined,
        );
      case 'getdefaultencoding':
      case 'getfilesystemencoding':
        return machine.builtin(`sys.${name}`, () => str('utf-8'));
      case 'dont_write_bytecode':
        return FALSE;
      case 'maxunicode':
        return int(0x10ffff);
      case 'modules':
        return machine.native('modules', undefined, [], (one) =>
          one !== '__contains__'
            ? undefined
            : machine.builtin(one, ({ args }) => {
                const loaded = isLoaded(machine.text(args[0]));
                return loaded === undefined ? machine.doubt('`sys.modules`') : loaded ? TRUE : FALSE;
              }),
        );
      case 'builtin_module_names':
        // The names by which programs tell other implementations.
        return machine.native('names of modules', undefined, [], (one) =>
          one !== '__contains__'
            ? undefined
            : machine.builtin(one, ({ args }) =>
                implementation === 'CPython' && OTHERS.has(machine.text(args[0]))
                  ? FALSE
                  : machine.doubt('`sys.builtin_module_names`'),
              ),
        );
      case 'pypy_translation_info':
      case 'pypy_version_info':
        if (implementation !== 'CPython') return undefined;
        return machine.fail('AttributeError', name);
      case 'setdefaultencoding':
      case 'maxint':
        return machine.fail('AttributeError', name);
      default:
        return undefined;
    }
  });
}

const OTHERS = new Set(['__pypy__', '_cffi_backend']);

/** `platform`. */
export function platformModule(world: World): Value {
  const { machine } = world;
  const { environment } = machine;
  const { implementation, platformMachine } = environment;
  return moduleOf(
    machine,
    'platform',
    functionsOf(machine, 'platform', {
      system: () => str(environment.platformSystem),
      python_implementation: () => str(implementation),
      python_version: () => str(`${environment.python}.${SOMETHING}`),
      python_version_tuple: () =>
        tuple([
          ...environment.python.split('.').map((part) => str(part)),
          machine.unknown('the exact version of Python'),
        ]),
      machine: () =>
        platformMachine === undefined ? machine.doubt('the kind of processor') : str(platformMachine),
    }),
  );
}
