import type { Rule } from '../../spec/rule.ts';
import { byteOrderMark } from './rules/byte-order-mark.ts';
import { misplacedKey } from './rules/misplaced-key.ts';
import { unknownTable } from './rules/unknown-table.ts';

/** The rules about the file as a whole; a new one is a file in `rules/` and a line here. */
export const pyprojectRules: readonly Rule[] = [byteOrderMark, unknownTable, misplacedKey];
