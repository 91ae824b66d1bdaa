import type { ClientCapabilities } from 'vscode-languageserver';

/** What the other side can do with symbols, links and places. */
export interface NavigationFacts {
  readonly nestedSymbols: boolean;
  /** The numbers of the kinds of symbols that it knows; the first 18 for a client that says nothing. */
  readonly symbolKind: (kind: number) => boolean;
  readonly foldLimit: number;
  readonly foldText: boolean;
  readonly linkTitle: boolean;
  /** It takes the range that leads to a definition, too. */
  readonly definitionLinks: boolean;
  readonly prepareRename: boolean;
  /** It shows edits that want to be confirmed before they are made. */
  readonly confirmsEdits: boolean;
  readonly linkedEditing: boolean;
  readonly semanticTokens: boolean;
  readonly inlayHints: boolean;
  readonly inlayRefresh: boolean;
  readonly lensRefresh: boolean;
}

/** Reads the part of the client's capabilities that concerns navigation. */
export function navigationFacts({ textDocument, workspace }: ClientCapabilities): NavigationFacts {
  const symbol = textDocument?.documentSymbol;
  const folding = textDocument?.foldingRange;
  const kinds = symbol?.symbolKind?.valueSet;
  return {
    nestedSymbols: symbol?.hierarchicalDocumentSymbolSupport === true,
    symbolKind: (kind) => (Array.isArray(kinds) ? kinds.includes(kind as never) : kind <= 18),
    foldLimit: typeof folding?.rangeLimit === 'number' ? folding.rangeLimit : Number.POSITIVE_INFINITY,
    foldText: folding?.foldingRange?.collapsedText === true,
    linkTitle: textDocument?.documentLink?.tooltipSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    confirmsEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    linkedEditing: textDocument?.linkedEditingRange !== undefined,
    semanticTokens: textDocument?.semanticTokens !== undefined,
    inlayHints: textDocument?.inlayHint !== undefined,
    inlayRefresh: workspace?.inlayHint?.refreshSupport === true,
    lensRefresh: workspace?.codeLens?.refreshSupport === true,
  };
}
