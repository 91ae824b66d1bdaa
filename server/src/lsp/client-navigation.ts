import type { ClientCapabilities } from 'vscode-languageserver';

/** What the other side can do with symbols, links and places. */
export interface NavigationFacts {
  readonly nestedSymbols: boolean;
  /** The numbers of the kinds of symbols that it knows; the first 18 for a client that says nothing. */
  readonly symbolKind: (kind: number) => boolean;
  readonly foldLimit: number;
  readonly foldText: boolean;
  readonly linkTitle: boolean;
}

/** Reads the part of the client's capabilities that concerns navigation. */
export function navigationFacts({ textDocument }: ClientCapabilities): NavigationFacts {
  const symbol = textDocument?.documentSymbol;
  const folding = textDocument?.foldingRange;
  const kinds = symbol?.symbolKind?.valueSet;
  return {
    nestedSymbols: symbol?.hierarchicalDocumentSymbolSupport === true,
    symbolKind: (kind) => (Array.isArray(kinds) ? kinds.includes(kind as never) : kind <= 18),
    foldLimit: typeof folding?.rangeLimit === 'number' ? folding.rangeLimit : Number.POSITIVE_INFINITY,
    foldText: folding?.foldingRange?.collapsedText === true,
    linkTitle: textDocument?.documentLink?.tooltipSupport === true,
  };
}
