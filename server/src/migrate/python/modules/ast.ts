import { minorOf } from '../machine.ts';
import { parseIn } from '../parse.ts';
import type { Expression } from '../syntax.ts';
import { bool, bytes, float, int, NONE, str, tuple, type Value } from '../values.ts';
import { functionsOf, moduleOf, type World } from './support.ts';

/** The value of a literal, as `ast.literal_eval` reads it. */
function literal(world: World, node: Expression, files: readonly string[], depth = 0): Value {
  const { machine } = world;
  machine.work();
  const inner = (one: Expression): Value => literal(world, one, files, depth + 1);
  if (depth > 100) return machine.doubt('this is nested too deeply');
  switch (node.kind) {
    case 'constant':
      switch (node.value.type) {
        case 'str':
          return str(node.value.value, files);
        case 'bytes':
          return bytes(node.value.value, files);
        case 'int':
          return int(node.value.value);
        case 'float':
          return float(node.value.value);
        case 'bool':
          return bool(node.value.value);
        case 'none':
          return NONE;
        default:
          return machine.doubt('an ellipsis');
      }
    case 'sequence': {
      const items = node.items.map(inner);
      if (node.type === 'tuple') return tuple(items);
      return node.type === 'list' ? machine.list(items) : machine.set(items);
    }
    case 'dict':
      return machine.dict(
        node.entries.map(({ key, value }) => [
          key === undefined ? machine.doubt('`**` in a literal') : inner(key),
          inner(value),
        ]),
      );
    case 'unary': {
      const value = inner(node.operand);
      if (node.operator === '-' && (value.type === 'int' || value.type === 'float'))
        return { ...value, value: -value.value };
      return machine.doubt('a literal of this kind');
    }
    case 'broken':
      return machine.doubt(node.why);
    default:
      return machine.fail('ValueError', 'malformed node or string');
  }
}

/** `ast`: what version idioms use. */
export function astModule(world: World): Value {
  const { machine } = world;
  /** A node of Python's own tree, for an expression or an assignment. */
  const treeNode = (
    kind: string,
    node: Expression | undefined,
    attributes: Record<string, () => Value>,
    files: readonly string[],
  ): Value => machine.native(`ast.${kind}`, node, files, (name) => attributes[name]?.());
  const expressionNode = (node: Expression, files: readonly string[]): Value => {
    if (node.kind === 'name') return treeNode('Name', node, { id: () => str(node.name, files) }, files);
    if (node.kind === 'constant')
      return treeNode(
        'Constant',
        node,
        {
          value: () => literal(world, node, files),
          s: () => literal(world, node, files),
          n: () => literal(world, node, files),
        },
        files,
      );
    if (node.kind === 'sequence')
      return treeNode(
        node.type === 'tuple' ? 'Tuple' : 'List',
        node,
        { elts: () => machine.list(node.items.map((item) => expressionNode(item, files))) },
        files,
      );
    if (node.kind === 'attribute')
      return treeNode('Attribute', node, { attr: () => str(node.name, files) }, files);
    return treeNode('Other', node, {}, files);
  };
  const statements = (text: string, files: readonly string[]): Value[] => {
    machine.work(text.length / 8);
    const module = parseIn(machine.view, text);
    if (module.faults.length > 0) return machine.doubt('a file that is no Python');
    return module.body.map((statement) => {
      if (statement.kind === 'assign')
        return treeNode(
          'Assign',
          undefined,
          {
            targets: () => machine.list(statement.targets.map((target) => expressionNode(target, files))),
            value: () => expressionNode(statement.value, files),
          },
          files,
        );
      if (statement.kind === 'expression')
        return treeNode('Expr', undefined, { value: () => expressionNode(statement.value, files) }, files);
      const names: Readonly<Record<string, string>> = {
        function: 'FunctionDef',
        class: 'ClassDef',
        import: 'Import',
        from: 'ImportFrom',
        if: 'If',
        try: 'Try',
        pass: 'Pass',
      };
      const name = names[statement.kind];
      return name === undefined
        ? machine.doubt('a statement of this kind')
        : treeNode(name, undefined, {}, files);
    });
  };
  const CLASSES = [
    'Assign',
    'Name',
    'Constant',
    'Expr',
    'FunctionDef',
    'ClassDef',
    'Module',
    'Import',
    'ImportFrom',
    'Tuple',
    'List',
    'Attribute',
  ];
  const functions = functionsOf(machine, 'ast', {
    literal_eval: ({ args }) => {
      const [value] = args;
      if (value?.type === 'native' && value.name.startsWith('ast.') && value.state !== undefined)
        return literal(world, value.state as Expression, value.files);
      if (value?.type === 'bytes') return machine.fail('ValueError', 'malformed node or string');
      const text = machine.text(value).replace(/^[ \t]+/, '');
      const module = parseIn(machine.view, text);
      const [statement] = module.body;
      if (module.faults.length > 0) return machine.doubt('a text that is no literal');
      if (module.body.length !== 1 || statement?.kind !== 'expression')
        return machine.fail('SyntaxError', 'invalid syntax');
      return literal(world, statement.value, value?.type === 'str' ? value.files : []);
    },
    parse: ({ args }) => {
      const [value] = args;
      const text = value?.type === 'bytes' ? value.value : machine.text(value);
      if (value?.type === 'bytes' && /[^\0-\x7f]/.test(text)) return machine.doubt('program text in bytes');
      const files = value?.type === 'str' || value?.type === 'bytes' ? value.files : [];
      const body = statements(text, files);
      return machine.native('ast.Module', body, files, (name) =>
        name === 'body' ? machine.list([...body]) : undefined,
      );
    },
    get_docstring: ({ args }) => {
      const value = args[0];
      if (value?.type !== 'native' || value.name !== 'ast.Module') return machine.doubt('a docstring');
      const [first] = value.state as Value[];
      if (first?.type !== 'native' || first.name !== 'ast.Expr') return NONE;
      const inner = machine.attribute(first, 'value');
      if (inner.type !== 'native' || inner.name !== 'ast.Constant') return NONE;
      const text = machine.attribute(inner, 'value');
      return text.type === 'str' ? str(cleaned(text.value), text.files) : NONE;
    },
  });
  return moduleOf(machine, 'ast', (name) => {
    // Gone since 3.14.
    if (name === 'Str' || name === 'Num')
      return minorOf(machine.environment) >= 14
        ? machine.fail('AttributeError', name)
        : machine.native('ast class', `ast.${name}`, [], () => undefined);
    if (CLASSES.includes(name)) return machine.native('ast class', `ast.${name}`, [], () => undefined);
    return functions(name);
  });
}

/** As `inspect.cleandoc`. */
export function cleaned(text: string): string {
  const lines = text.replaceAll('\t', '        ').split('\n');
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const margin = indents.length === 0 ? 0 : Math.min(...indents);
  const cut = [lines[0]?.trimStart() ?? '', ...lines.slice(1).map((line) => line.slice(margin))];
  while (cut.length > 0 && cut.at(-1) === '') cut.pop();
  while (cut.length > 0 && cut[0] === '') cut.shift();
  return cut.join('\n');
}
