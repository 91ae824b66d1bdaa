import type { Unknown, Value } from './values.ts';

/** An operation has no known result. Caught where the operation stands, which then is unknown. */
export class Doubt {
  readonly unknown: Unknown;
  constructor(unknown: Unknown) {
    this.unknown = unknown;
  }
}

/** An exception of the program. */
export class Raised {
  readonly type: string;
  readonly ancestors: readonly string[];
  readonly value: Value;
  readonly message: string;
  constructor(type: string, ancestors: readonly string[], message: string, value: Value) {
    this.type = type;
    this.ancestors = ancestors;
    this.message = message;
    this.value = value;
  }
}

export class Return {
  readonly value: Value;
  constructor(value: Value) {
    this.value = value;
  }
}
export class Break {}
export class Continue {}

/** Where the program goes on is not known: some ways leave the blocks of these kinds, some do not. */
export class Undecided {
  readonly kinds: ReadonlySet<'return' | 'loop' | 'raise'>;
  readonly unknown: Unknown;
  constructor(kinds: Iterable<'return' | 'loop' | 'raise'>, unknown: Unknown) {
    this.kinds = new Set(kinds);
    this.unknown = unknown;
  }
}

/** The work is more than is allowed. */
export class Exhausted {
  readonly reason: string;
  readonly line: number;
  constructor(reason: string, line: number) {
    this.reason = reason;
    this.line = line;
  }
}
