import type { Converter } from './convert.ts';
import type { ExceptClause, Expression, ImportedName, Statement } from './syntax.ts';
import { FAULT, type TreeNode } from './tree.ts';

/** Blocks within blocks: deeper ones are left unread. */
const DEEPEST = 60;

/** Turns the parser's statements into ours; what cannot be read is a broken statement. */
export function convertBody(
  nodes: readonly TreeNode[],
  converter: Converter,
  depth = 0,
): readonly Statement[] {
  const found: Statement[] = [];
  for (const node of nodes) {
    if (node.name === FAULT) found.push(broken(node, 'this is no Python'));
    else if (node.name === 'StatementGroup') found.push(...convertBody(node.children, converter, depth));
    else if (node.name !== ':' && node.name !== ';') found.push(convert(node, converter, depth));
  }
  return found;
}

const broken = ({ start, end }: TreeNode, why: string): Statement => ({ kind: 'broken', why, start, end });

function convert(node: TreeNode, converter: Converter, depth: number): Statement {
  const { start, end, children } = node;
  const at = { start, end };
  if (depth > DEEPEST) return broken(node, 'this is nested too deeply');
  if (children.some((child) => child.name === FAULT)) return broken(node, 'this is no Python');
  if (converter.odd.has(start)) return broken(node, 'a target or an iterable of this kind');
  const text = (one: TreeNode | undefined): string =>
    one === undefined ? '' : converter.text.slice(one.start, one.end);
  const body = (one: TreeNode | undefined): readonly Statement[] =>
    convertBody(one?.children ?? [], converter, depth + 1);
  /** The block after a word. */
  const after = (word: string): readonly Statement[] => {
    const index = children.findIndex(({ name }) => name === word);
    return index < 0 ? [] : body(children.slice(index).find(({ name }) => name === 'Body'));
  };
  const first = children.findIndex(({ name }) => name === 'Body');

  switch (node.name) {
    case 'ExpressionStatement':
      return { kind: 'expression', value: converter.list(children), ...at };
    case 'YieldStatement':
      return { kind: 'expression', value: converter.expression(node), ...at };
    case 'AssignStatement': {
      const parts = splitBy(
        children.filter(({ name }) => name !== 'TypeDef'),
        'AssignOp',
      );
      if (parts.length === 1) return { kind: 'pass', ...at };
      const values = parts.map((part) => converter.list(part));
      return { kind: 'assign', targets: values.slice(0, -1), value: values.at(-1) as Expression, ...at };
    }
    case 'UpdateStatement': {
      const index = children.findIndex(({ name }) => name === 'UpdateOp');
      return {
        kind: 'update',
        target: converter.list(children.slice(0, index)),
        operator: text(children[index]).slice(0, -1),
        value: converter.list(children.slice(index + 1)),
        ...at,
      };
    }
    case 'PassStatement':
      return { kind: 'pass', ...at };
    case 'BreakStatement':
      return { kind: 'break', ...at };
    case 'ContinueStatement':
      return { kind: 'continue', ...at };
    case 'DeleteStatement': {
      const targets = splitBy(children.slice(1), ',').map((part) => converter.list(part));
      return { kind: 'delete', targets, ...at };
    }
    case 'ReturnStatement':
      return {
        kind: 'return',
        value: children.length > 1 ? converter.list(children.slice(1)) : undefined,
        ...at,
      };
    case 'RaiseStatement':
      if (children.some(({ name }) => name === ',')) converter.python2(node, '`raise` with a comma');
      return {
        kind: 'raise',
        value: children.length > 1 ? converter.expression(children[1]) : undefined,
        ...at,
      };
    case 'AssertStatement':
      return { kind: 'assert', test: converter.expression(children[1]), ...at };
    case 'PrintStatement':
      converter.python2(node, '`print` without brackets');
      return broken(node, '`print` without brackets is Python 2');
    case 'ScopeStatement':
      return {
        kind: 'scope',
        scope: children[0]?.name === 'nonlocal' ? 'nonlocal' : 'global',
        names: children.filter(({ name }) => name === 'VariableName').map(text),
        ...at,
      };
    case 'ImportStatement':
      return importStatement(node, text);
    case 'IfStatement': {
      const branch = (from: number): readonly Statement[] => {
        const word = children[from];
        if (word === undefined) return [];
        if (word.name === 'else') return body(children[from + 1]);
        const test = converter.expression(children[from + 1]);
        const inner = body(children[from + 2]);
        const otherwise = branch(from + 3);
        return [{ kind: 'if', test, body: inner, otherwise, start: word.start, end }];
      };
      // Each `elif` is an `if` within the `else`: a long chain is built from its end.
      return children.length > 600
        ? broken(node, 'this has too many branches')
        : (branch(0)[0] ?? broken(node, 'if'));
    }
    case 'WhileStatement':
      return {
        kind: 'while',
        test: converter.expression(children[1]),
        body: body(children[first]),
        otherwise: after('else'),
        ...at,
      };
    case 'ForStatement': {
      const inAt = children.findIndex(({ name }) => name === 'in');
      return {
        kind: 'for',
        target: converter.list(children.slice(1, inAt)),
        iterable: converter.list(children.slice(inAt + 1, first)),
        body: body(children[first]),
        otherwise: after('else'),
        ...at,
      };
    }
    case 'TryStatement': {
      const handlers: ExceptClause[] = [];
      children.forEach((child, index) => {
        if (child.name !== 'except') return;
        const bodyAt = children.findIndex((one, i) => i > index && one.name === 'Body');
        const head = children.slice(index + 1, bodyAt);
        if (head[1]?.name === ',') converter.python2(child, '`except` with a comma');
        handlers.push({
          type: head[0] === undefined ? undefined : converter.expression(head[0]),
          name: head[2] === undefined ? undefined : text(head[2]),
          body: body(children[bodyAt]),
          start: child.start,
          end: children[bodyAt]?.end ?? child.end,
        });
      });
      return {
        kind: 'try',
        body: body(children[first]),
        handlers,
        otherwise: after('else'),
        lastly: after('finally'),
        ...at,
      };
    }
    case 'WithStatement': {
      const items = splitBy(children.slice(1, first), ',').map((part) => ({
        value: converter.expression(part[0]),
        target: part[1]?.name === 'as' ? converter.expression(part[2]) : undefined,
      }));
      return { kind: 'with', items, body: body(children[first]), ...at };
    }
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return definition(node, []);
    case 'DecoratedStatement': {
      const decorators = children
        .filter(({ name }) => name === 'Decorator')
        .map((one): Expression => ({ kind: 'broken', why: 'a decorator', start: one.start, end: one.end }));
      const inner = children.at(-1);
      return inner === undefined ? broken(node, 'this is no Python') : definition(inner, decorators);
    }
    default:
      return broken(node, 'a statement of this kind');
  }

  function definition(one: TreeNode, decorators: readonly Expression[]): Statement {
    if (one.children.some((child) => child.name === FAULT)) return broken(one, 'this is no Python');
    const names = one.children.filter(({ name }) => name === 'VariableName');
    const head = { name: text(names[0]), decorators, start, end };
    const inner = body(one.children.find(({ name }) => name === 'Body'));
    if (one.name === 'FunctionDefinition') {
      const parameters = converter.parameters(one.children.find(({ name }) => name === 'ParamList'));
      const async = one.children[0]?.name === 'async';
      return { kind: 'function', parameters, body: inner, async, ...head };
    }
    if (one.name !== 'ClassDefinition') return broken(one, 'this is no Python');
    const bases = one.children.find(({ name }) => name === 'ArgList');
    return { kind: 'class', bases: bases === undefined ? [] : converter.args(bases), body: inner, ...head };
  }
}

function importStatement(node: TreeNode, text: (one: TreeNode | undefined) => string): Statement {
  const at = { start: node.start, end: node.end };
  const importAt = node.children.findIndex(({ name }) => name === 'import');
  const rest = node.children.slice(importAt + 1).filter(({ name }) => name !== '(' && name !== ')');
  const names = splitBy(rest, ',').map((part): ImportedName => {
    const as = part.findIndex(({ name }) => name === 'as');
    const words = as < 0 ? part : part.slice(0, as);
    return { name: words.map(text).join(''), as: as < 0 ? undefined : text(part[as + 1]) };
  });
  if (importAt === 0) return { kind: 'import', names, ...at };
  const head = node.children.slice(1, importAt).map(text).join('');
  const dots = /^\.*/.exec(head)?.[0].length ?? 0;
  return { kind: 'from', dots, module: head.slice(dots), names, ...at };
}

function splitBy(nodes: readonly TreeNode[], separator: string): TreeNode[][] {
  const groups: TreeNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === separator) groups.push([]);
    else groups.at(-1)?.push(node);
  }
  return groups.filter((group) => group.length > 0);
}
