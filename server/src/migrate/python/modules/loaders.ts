import { scopeOf } from '../machine.ts';
import type { Imports } from '../statements.ts';
import { str, type Value } from '../values.ts';
import { moduleOf, type World } from './support.ts';

/** `importlib`, `imp` and `runpy`: other ways to load a file of the project; `load` takes its path and the module's name. */
export function loadersModule(
  { machine }: World,
  name: string,
  imports: Pick<Imports, 'module'>,
  load: (path: string, moduleName: string) => Value,
): Value {
  const pathOf = (value: Value | undefined): string =>
    value?.type === 'native' && value.name === 'Path' ? String(value.state) : machine.text(value);
  const spec = (moduleName: string, path: string): Value =>
    machine.native('spec', undefined, [], (one) => {
      if (one === 'loader')
        return machine.native('loader', undefined, [], (method) =>
          method === 'exec_module' || method === 'load_module'
            ? machine.builtin(`loader.${method}`, ({ args }) => {
                const loaded = load(path, moduleName);
                const [target] = args;
                if (target?.type === 'module' && target.scope !== undefined && loaded.type === 'module') {
                  machine.touch(target.scope);
                  for (const [key, value] of loaded.scope?.map ?? []) target.scope.map.set(key, value);
                }
                return loaded;
              })
            : undefined,
        );
      return one === 'name' ? str(moduleName) : undefined;
    });
  return moduleOf(machine, name, (one) => {
    switch (one) {
      case 'import_module':
        return machine.builtin(one, ({ args }) =>
          args.length > 1 ? machine.doubt('a relative import') : imports.module(machine.text(args[0])),
        );
      case 'load_source':
        return machine.builtin(one, ({ args }) => load(pathOf(args[1]), machine.text(args[0])));
      case 'spec_from_file_location':
        return machine.builtin(one, ({ args, named }) =>
          spec(machine.text(args[0]), pathOf(args[1] ?? named.get('location'))),
        );
      case 'module_from_spec':
        return machine.builtin(one, () => ({
          type: 'module',
          name: 'module',
          scope: scopeOf('module', { path: '', text: '' }, undefined, machine.newScope()),
          library: false,
          get: () => undefined,
        }));
      case 'SourceFileLoader':
        return machine.builtin(one, ({ args }) => {
          const inner = spec(machine.text(args[0]), pathOf(args[1]));
          return machine.attribute(inner, 'loader');
        });
      case 'run_path':
        return machine.builtin(one, ({ args }) => {
          const loaded = load(pathOf(args[0]), '<run_path>');
          return loaded.type === 'module' && loaded.scope !== undefined
            ? machine.dict([...loaded.scope.map].map(([key, value]) => [str(key), value] as const))
            : machine.doubt('a program that is run');
        });
      case 'util':
      case 'machinery':
        return name === 'importlib' ? imports.module(`importlib.${one}`) : undefined;
      default:
        return undefined;
    }
  });
}
