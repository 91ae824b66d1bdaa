import { isOldOctal, quotedAt, readEscapes, readNumber } from './literals.ts';
import type { Argument, Comprehension, Expression, FormatPart, Parameter, SyntaxFault } from './syntax.ts';
import { FAULT, type TreeNode } from './tree.ts';

/** Deeper expressions are left unread, so that nobody who walks the tree needs more stack than there is. */
const DEEPEST = 120;

/** What is needed to make expressions of tree nodes. */
export interface Converter {
  /** The offsets of statements that mean more than the tree says. */
  readonly odd: ReadonlySet<number>;
  readonly text: string;
  readonly faults: SyntaxFault[];
  expression(node: TreeNode | undefined): Expression;
  /** Several expressions between commas: one alone is itself, more are a tuple. */
  list(nodes: readonly TreeNode[]): Expression;
  args(node: TreeNode): readonly Argument[];
  parameters(node: TreeNode | undefined): readonly Parameter[];
  python2(node: TreeNode, message: string): void;
}

/** Turns the parser's expressions into ours. */
export function createConverter(text: string, odd: ReadonlySet<number>): Converter {
  const faults: SyntaxFault[] = [];
  let depth = 0;

  const slice = (node: TreeNode): string => text.slice(node.start, node.end);
  const python2 = (node: TreeNode, message: string): void => {
    faults.push({ start: node.start, end: node.end, message, python2: true });
  };
  const broken = (node: TreeNode | undefined, why: string): Expression => ({
    kind: 'broken',
    why,
    start: node?.start ?? 0,
    end: node?.end ?? 0,
  });

  const expression = (node: TreeNode | undefined): Expression => {
    if (node === undefined) return broken(node, 'something is missing here');
    if (depth >= DEEPEST) return broken(node, 'this is nested too deeply');
    if (node.children.some((child) => child.name === FAULT)) return broken(node, 'this is no Python');
    depth++;
    try {
      return convert(node);
    } finally {
      depth--;
    }
  };

  const convert = (node: TreeNode): Expression => {
    const { start, end, children } = node;
    const at = { start, end };
    switch (node.name) {
      case 'VariableName':
        return { kind: 'name', name: slice(node), ...at };
      case 'Number': {
        const written = slice(node);
        if (isOldOctal(written)) python2(node, 'an octal number without `0o`');
        const value = readNumber(written);
        return value === undefined
          ? broken(node, 'a number of this kind')
          : { kind: 'constant', value, ...at };
      }
      case 'Boolean':
        return { kind: 'constant', value: { type: 'bool', value: slice(node) === 'True' }, ...at };
      case 'None':
        return { kind: 'constant', value: { type: 'none' }, ...at };
      case 'Ellipsis':
        return { kind: 'constant', value: { type: 'ellipsis' }, ...at };
      case 'String':
      case 'FormatString':
      case 'ContinuedString':
        return strings(node);
      case 'ParenthesizedExpression':
        return children[1]?.name === '*' ? broken(node, 'a star here') : expression(children[1]);
      case 'TupleExpression':
        return { kind: 'sequence', type: 'tuple', items: items(children.slice(1, -1)), ...at };
      case 'ArrayExpression':
        return { kind: 'sequence', type: 'list', items: items(children.slice(1, -1)), ...at };
      case 'SetExpression':
        return { kind: 'sequence', type: 'set', items: items(children.slice(1, -1)), ...at };
      case 'DictionaryExpression':
        return dictionary(node);
      case 'ArrayComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'DictionaryComprehensionExpression':
      case 'ComprehensionExpression':
        return comprehension(node, children.slice(1, -1), node.name);
      case 'CallExpression':
        return { kind: 'call', callee: expression(children[0]), args: args(children[1] ?? node), ...at };
      case 'MemberExpression':
        return member(node);
      case 'UnaryExpression':
        return {
          kind: 'unary',
          operator: children[0] === undefined ? '' : slice(children[0]),
          operand: expression(children[1]),
          ...at,
        };
      case 'BinaryExpression':
        return binary(node);
      case 'ConditionalExpression':
        return {
          kind: 'conditional',
          consequence: expression(children[0]),
          test: expression(children[2]),
          otherwise: expression(children[4]),
          ...at,
        };
      case 'LambdaExpression':
        return {
          kind: 'lambda',
          parameters: parameters(children.find(({ name }) => name === 'ParamList')),
          body: expression(children.at(-1)),
          ...at,
        };
      case 'NamedExpression':
        return { kind: 'named', target: expression(children[0]), value: expression(children[2]), ...at };
      case 'YieldExpression':
      case 'YieldStatement': {
        const from = children[1]?.name === 'from';
        const rest = children.slice(from ? 2 : 1);
        return { kind: 'yield', from, value: rest.length === 0 ? undefined : list(rest), ...at };
      }
      case 'AwaitExpression':
        return { kind: 'await', value: expression(children[1]), ...at };
      default:
        return broken(node, 'this is no expression');
    }
  };

  /** Between commas; `*x` as a star. */
  const items = (nodes: readonly TreeNode[]): Expression[] => {
    const found: Expression[] = [];
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as TreeNode;
      if (node.name === ',') continue;
      if (node.name === '*') {
        const value = expression(nodes[++i]);
        found.push({ kind: 'star', value, start: node.start, end: value.end });
      } else found.push(expression(node));
    }
    return found;
  };

  const list = (nodes: readonly TreeNode[]): Expression => {
    const found = items(nodes);
    const [first] = found;
    if (found.length === 1 && first !== undefined && nodes.at(-1)?.name !== ',') return first;
    const start = nodes[0]?.start ?? 0;
    return { kind: 'sequence', type: 'tuple', items: found, start, end: nodes.at(-1)?.end ?? start };
  };

  const dictionary = (node: TreeNode): Expression => {
    const entries: { key: Expression | undefined; value: Expression }[] = [];
    const nodes = node.children.slice(1, -1).filter(({ name }) => name !== ',');
    for (let i = 0; i < nodes.length; ) {
      if (nodes[i]?.name === '**') {
        entries.push({ key: undefined, value: expression(nodes[i + 1]) });
        i += 2;
      } else {
        entries.push({ key: expression(nodes[i]), value: expression(nodes[i + 2]) });
        i += 3;
      }
    }
    return { kind: 'dict', entries, start: node.start, end: node.end };
  };

  const TYPES: Readonly<Record<string, 'list' | 'set' | 'dict' | 'generator'>> = {
    ArrayComprehensionExpression: 'list',
    SetComprehensionExpression: 'set',
    DictionaryComprehensionExpression: 'dict',
  };
  const comprehension = (node: TreeNode, nodes: readonly TreeNode[], name: string): Expression => {
    const first = nodes.findIndex((one) => one.name === 'for');
    const head = nodes.slice(0, first);
    const type = TYPES[name] ?? 'generator';
    if (head.some((one) => one.name === 'async' || one.name === '*' || one.name === '**'))
      return broken(node, 'a comprehension of this kind');
    const loops: Comprehension[] = [];
    let i = first;
    while (nodes[i]?.name === 'for') {
      const inAt = nodes.findIndex((one, index) => index > i && one.name === 'in');
      if (inAt < 0) return broken(node, 'this is no Python');
      const target = list(nodes.slice(i + 1, inAt));
      const iterable = expression(nodes[inAt + 1]);
      i = inAt + 2;
      const conditions: Expression[] = [];
      while (nodes[i]?.name === 'if') {
        conditions.push(expression(nodes[i + 1]));
        i += 2;
      }
      loops.push({ target, iterable, conditions });
    }
    if (i !== nodes.length || loops.length === 0) return broken(node, 'a comprehension of this kind');
    return {
      kind: 'comprehension',
      type,
      key: type === 'dict' ? expression(head[0]) : undefined,
      value: expression(type === 'dict' ? head[2] : head[0]),
      loops,
      start: node.start,
      end: node.end,
    };
  };

  const args = (node: TreeNode): readonly Argument[] => {
    const found: Argument[] = [];
    for (const nodes of split(node.children.slice(1, node.children.at(-1)?.name === ')' ? -1 : undefined))) {
      const [first, second] = nodes;
      if (first === undefined) continue;
      const span = { start: first.start, end: nodes.at(-1)?.end ?? first.end };
      if (first.name === '*' || first.name === '**') {
        found.push({ star: first.name, name: undefined, value: expression(second), span });
      } else if (second?.name === 'AssignOp' && slice(second) === '=') {
        found.push({ star: '', name: slice(first), value: expression(nodes[2]), span });
      } else if (second?.name === 'AssignOp') {
        const value: Expression = {
          kind: 'named',
          target: expression(first),
          value: expression(nodes[2]),
          ...span,
        };
        found.push({ star: '', name: undefined, value, span });
      } else if (nodes.some((one) => one.name === 'for')) {
        const value = comprehension({ ...node, ...span }, nodes, 'ComprehensionExpression');
        found.push({ star: '', name: undefined, value, span });
      } else found.push({ star: '', name: undefined, value: expression(first), span });
    }
    return found;
  };

  /** The commas of a `for a, b in c` within arguments separate no arguments. */
  const split = (nodes: readonly TreeNode[]): TreeNode[][] => {
    const groups: TreeNode[][] = [[]];
    let loop = false;
    for (const node of nodes) {
      if (node.name === 'for') loop = true;
      if (node.name === 'in') loop = false;
      if (node.name === ',' && !loop) groups.push([]);
      else groups.at(-1)?.push(node);
    }
    return groups;
  };

  const parameters = (node: TreeNode | undefined): readonly Parameter[] => {
    const found: Parameter[] = [];
    let keywordOnly = false;
    const inner = (node?.children ?? []).filter(({ name }) => name !== '(' && name !== ')');
    for (const group of split(inner)) {
      const nodes = group.filter(({ name }) => name !== 'TypeDef');
      const star = nodes[0]?.name === '*' || nodes[0]?.name === '**' ? nodes.shift()?.name : '';
      const name = nodes[0];
      if (star === '*') keywordOnly = true;
      if (name === undefined) continue;
      const initial = nodes[1]?.name === 'AssignOp' ? expression(nodes[2]) : undefined;
      found.push({
        star: (star ?? '') as '' | '*' | '**',
        name: slice(name),
        initial,
        keywordOnly: star === '' && keywordOnly,
      });
    }
    return found;
  };

  const member = (node: TreeNode): Expression => {
    const { children, start, end } = node;
    const object = expression(children[0]);
    if (children[1]?.name === '.') {
      const name = children[2] === undefined ? '' : slice(children[2]);
      return { kind: 'attribute', object, name, start, end };
    }
    const inner = children.slice(2, -1);
    const groups = split(inner).filter((group) => group.length > 0);
    const parts = groups.map(subscript);
    const [first] = parts;
    const isTuple = parts.length !== 1 || inner.at(-1)?.name === ',';
    const index: Expression =
      first === undefined || isTuple ? { kind: 'sequence', type: 'tuple', items: parts, start, end } : first;
    return { kind: 'subscript', object, index, start, end };
  };

  const subscript = (nodes: readonly TreeNode[]): Expression => {
    const at = { start: nodes[0]?.start ?? 0, end: nodes.at(-1)?.end ?? 0 };
    const colons = nodes.flatMap((node, index) => (node.name === ':' ? [index] : []));
    const [colon, second = nodes.length] = colons;
    if (colon === undefined) return expression(nodes[0]);
    const part = (from: number, to: number): Expression | undefined =>
      to > from ? expression(nodes[from]) : undefined;
    return {
      kind: 'slice',
      lower: part(0, colon),
      upper: part(colon + 1, second),
      step: part(second + 1, nodes.length),
      ...at,
    };
  };

  const binary = (node: TreeNode): Expression => {
    // A long sum leans to the left as deep as it is long: it is walked, not descended.
    const spine: TreeNode[] = [];
    let here: TreeNode | undefined = node;
    while (here?.name === 'BinaryExpression' && !here.children.some((child) => child.name === FAULT)) {
      spine.push(here);
      here = here.children[0];
    }
    let left = expression(here);
    for (let i = spine.length - 1; i >= 0; i--) {
      const one = spine[i] as TreeNode;
      const operator = one.children.slice(1, -1).map(slice).join(' ');
      left = joined(left, operator, expression(one.children.at(-1)), one);
    }
    return left;
  };

  const joined = (left: Expression, operator: string, right: Expression, node: TreeNode): Expression => {
    const at = { start: node.start, end: node.end };
    if (operator === 'and' || operator === 'or') {
      const grown =
        left.kind === 'logic' && left.operator === operator && !isWrapped(node) ? left.operands : [left];
      return { kind: 'logic', operator, operands: [...grown, right], ...at };
    }
    if (/^(?:[<>]|[<>=!]=|in|not in|is|is not|<>)$/.test(operator)) {
      if (operator === '<>') python2(node, '`<>` instead of `!=`');
      return left.kind === 'compare' && !isWrapped(node)
        ? {
            kind: 'compare',
            operators: [...left.operators, operator],
            operands: [...left.operands, right],
            ...at,
          }
        : { kind: 'compare', operators: [operator], operands: [left, right], ...at };
    }
    return { kind: 'binary', operator, left, right, ...at };
  };
  /** `(a < b) < c` compares the result of the first. */
  const isWrapped = (node: TreeNode): boolean => node.children[0]?.name === 'ParenthesizedExpression';

  const strings = (node: TreeNode): Expression => {
    const pieces = node.name === 'ContinuedString' ? node.children : [node];
    const parts: FormatPart[] = [];
    let bytes: boolean | undefined;
    for (const piece of pieces) {
      const quoted = quotedAt(text, piece.start, piece.end);
      if (quoted === undefined) return broken(node, 'a string that is not closed');
      if (bytes !== undefined && bytes !== quoted.bytes) return broken(node, 'text joined with bytes');
      bytes = quoted.bytes;
      if (piece.name === 'FormatString') {
        const read = formatParts(piece, quoted);
        if (read === undefined) return broken(node, 'an f-string of this kind');
        parts.push(...read);
      } else {
        const value = readEscapes(text.slice(quoted.start, quoted.end), quoted);
        if (value === undefined) return broken(node, 'a string with an escape that cannot be read');
        parts.push({ text: value });
      }
    }
    const at = { start: node.start, end: node.end };
    if (parts.every((part) => 'text' in part)) {
      const value = parts.map((part) => ('text' in part ? part.text : '')).join('');
      return { kind: 'constant', value: { type: bytes === true ? 'bytes' : 'str', value }, ...at };
    }
    return { kind: 'format', parts, ...at };
  };

  const formatParts = (
    node: TreeNode,
    area: { raw: boolean; bytes: boolean; start: number; end: number },
  ): FormatPart[] | undefined => {
    const parts: FormatPart[] = [];
    let at = area.start;
    const plain = (to: number): boolean => {
      if (to <= at) return true;
      const value = readEscapes(
        text.slice(at, to).replace(/\{\{|\}\}/g, (two) => two.slice(1)),
        area,
      );
      if (value === undefined) return false;
      parts.push({ text: value });
      return true;
    };
    for (const child of node.children) {
      if (child.name !== 'FormatReplacement') continue;
      if (!plain(child.start)) return undefined;
      const inner = child.children.slice(1, -1);
      const value = inner.filter(({ name }) => !name.startsWith('Format') || name === 'FormatString');
      const spec = inner.find(({ name }) => name === 'FormatSpec');
      const conversion = inner.find(({ name }) => name === 'FormatConversion');
      const label = inner.find(({ name }) => name === 'FormatSelfDoc');
      if (child.children.some(({ name }) => name === FAULT)) return undefined;
      const format =
        spec === undefined ? [] : formatParts(spec, { ...area, start: spec.start + 1, end: spec.end });
      if (format === undefined) return undefined;
      parts.push({
        value: list(value),
        conversion: conversion === undefined ? '' : slice(conversion).slice(1),
        format,
        label: label === undefined ? '' : text.slice(child.start + 1, label.end),
      });
      at = child.end;
    }
    return plain(area.end) ? parts : undefined;
  };

  return { text, odd, faults, expression, list, args, parameters, python2 };
}
