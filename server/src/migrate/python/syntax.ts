import type { Span } from '../../text/span.ts';

/** What a literal stands for. */
export type Constant =
  | { readonly type: 'str'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: string }
  | { readonly type: 'int'; readonly value: number }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'none' }
  | { readonly type: 'ellipsis' };

/** A piece of an f-string: text, or a value with its conversion and format. */
export type FormatPart =
  | { readonly text: string }
  | {
      readonly value: Expression;
      readonly conversion: string;
      readonly format: readonly FormatPart[];
      /** The text before `=` in `{name=}`. */
      readonly label: string;
    };

export interface Argument {
  readonly star: '' | '*' | '**';
  readonly name: string | undefined;
  readonly value: Expression;
  readonly span: Span;
}

export interface Parameter {
  readonly star: '' | '*' | '**';
  readonly name: string;
  readonly initial: Expression | undefined;
  readonly keywordOnly: boolean;
}

/** `for target in iterable if …` of a comprehension. */
export interface Comprehension {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

interface At extends Span {}

export type Expression = At &
  (
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'constant'; readonly value: Constant }
    | { readonly kind: 'format'; readonly parts: readonly FormatPart[] }
    | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
    | { readonly kind: 'subscript'; readonly object: Expression; readonly index: Expression }
    | {
        readonly kind: 'slice';
        readonly lower: Expression | undefined;
        readonly upper: Expression | undefined;
        readonly step: Expression | undefined;
      }
    | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Argument[] }
    | {
        readonly kind: 'binary';
        readonly operator: string;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'compare';
        readonly operators: readonly string[];
        readonly operands: readonly Expression[];
      }
    | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly operands: readonly Expression[] }
    | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
    | {
        readonly kind: 'conditional';
        readonly test: Expression;
        readonly consequence: Expression;
        readonly otherwise: Expression;
      }
    | { readonly kind: 'lambda'; readonly parameters: readonly Parameter[]; readonly body: Expression }
    | {
        readonly kind: 'sequence';
        readonly type: 'list' | 'tuple' | 'set';
        readonly items: readonly Expression[];
      }
    | {
        readonly kind: 'dict';
        /** A pair, or `**value` without a key. */
        readonly entries: readonly { readonly key: Expression | undefined; readonly value: Expression }[];
      }
    | {
        readonly kind: 'comprehension';
        readonly type: 'list' | 'set' | 'dict' | 'generator';
        readonly key: Expression | undefined;
        readonly value: Expression;
        readonly loops: readonly Comprehension[];
      }
    | { readonly kind: 'star'; readonly value: Expression }
    | { readonly kind: 'named'; readonly target: Expression; readonly value: Expression }
    | { readonly kind: 'yield'; readonly value: Expression | undefined; readonly from: boolean }
    | { readonly kind: 'await'; readonly value: Expression }
    | { readonly kind: 'broken'; readonly why: string }
  );

export interface ImportedName {
  readonly name: string;
  readonly as: string | undefined;
}

export interface ExceptClause extends Span {
  readonly type: Expression | undefined;
  readonly name: string | undefined;
  readonly body: readonly Statement[];
}

export interface FunctionStatement extends Span {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
  readonly async: boolean;
}

export type Statement =
  | (At &
      (
        | { readonly kind: 'expression'; readonly value: Expression }
        | { readonly kind: 'assign'; readonly targets: readonly Expression[]; readonly value: Expression }
        | {
            readonly kind: 'update';
            readonly target: Expression;
            readonly operator: string;
            readonly value: Expression;
          }
        | { readonly kind: 'pass' | 'break' | 'continue' }
        | { readonly kind: 'delete'; readonly targets: readonly Expression[] }
        | { readonly kind: 'return'; readonly value: Expression | undefined }
        | { readonly kind: 'raise'; readonly value: Expression | undefined }
        | { readonly kind: 'assert'; readonly test: Expression }
        | { readonly kind: 'scope'; readonly scope: 'global' | 'nonlocal'; readonly names: readonly string[] }
        | { readonly kind: 'import'; readonly names: readonly ImportedName[] }
        | {
            readonly kind: 'from';
            readonly dots: number;
            readonly module: string;
            /** `*` as the only name imports all. */
            readonly names: readonly ImportedName[];
          }
        | {
            readonly kind: 'if';
            readonly test: Expression;
            readonly body: readonly Statement[];
            readonly otherwise: readonly Statement[];
          }
        | {
            readonly kind: 'while';
            readonly test: Expression;
            readonly body: readonly Statement[];
            readonly otherwise: readonly Statement[];
          }
        | {
            readonly kind: 'for';
            readonly target: Expression;
            readonly iterable: Expression;
            readonly body: readonly Statement[];
            readonly otherwise: readonly Statement[];
          }
        | {
            readonly kind: 'try';
            readonly body: readonly Statement[];
            readonly handlers: readonly ExceptClause[];
            readonly otherwise: readonly Statement[];
            readonly lastly: readonly Statement[];
          }
        | {
            readonly kind: 'with';
            readonly items: readonly {
              readonly value: Expression;
              readonly target: Expression | undefined;
            }[];
            readonly body: readonly Statement[];
          }
        | {
            readonly kind: 'class';
            readonly name: string;
            readonly bases: readonly Argument[];
            readonly body: readonly Statement[];
            readonly decorators: readonly Expression[];
          }
        | { readonly kind: 'broken'; readonly why: string }
      ))
  | FunctionStatement;

/** Where a text is no Python 3. */
export interface SyntaxFault extends Span {
  readonly message: string;
  /** The construct is Python 2's. */
  readonly python2: boolean;
}

export interface Module {
  readonly text: string;
  readonly body: readonly Statement[];
  readonly faults: readonly SyntaxFault[];
}
