import type { Edit, Span } from '../../text/span.ts';

export type CompletionKind =
  | 'table'
  | 'key'
  | 'value'
  | 'string'
  | 'version'
  | 'operator'
  | 'variable'
  | 'package'
  | 'group'
  | 'snippet'
  | 'file'
  | 'folder';

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Beside the label: two to five words. */
  readonly detail?: string;
  /** The page beside the list, Markdown; computed when the item is looked at. */
  readonly documentation?: () => string | undefined;
  /** What is replaced (always touching the cursor) and by what; with `snippet` `‸` marks where the cursor goes. */
  readonly span: Span;
  readonly text: string;
  readonly snippet?: true;
  /** Changes elsewhere that belong to it. */
  readonly additional?: readonly Edit[];
  /** What is compared with the typed text, where it is not the label. */
  readonly filter?: string;
  readonly deprecated?: true;
  readonly preselect?: true;
  /** Ask for completion again once accepted: the next level follows. */
  readonly again?: true;
}

export interface CompletionList {
  /** In the order to show. */
  readonly items: readonly CompletionItem[];
  /** More would come with more typed text. */
  readonly incomplete: boolean;
  /** The folder that is typed has not been looked at yet: a moment later there may be more. */
  readonly pending?: true;
}

/** Where the cursor goes, in texts to insert. */
export const CURSOR = '‸';

/** A text to insert without its cursor mark. */
export const withoutCursor = (text: string): string => text.replaceAll(CURSOR, '');

/** The `snippet` member for a text that may have a cursor mark. */
export const snippetMark = (text: string): { readonly snippet?: true } =>
  text.includes(CURSOR) ? { snippet: true } : {};
