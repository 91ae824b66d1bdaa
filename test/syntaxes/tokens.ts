import fs from 'node:fs';
import { createRequire } from 'node:module';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';

const INJECTION = 'pyproject-strings.injection';

let library: Promise<textmate.IOnigLib> | undefined;

async function onigLib(): Promise<textmate.IOnigLib> {
  const wasm = createRequire(`${process.cwd()}/`).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(fs.readFileSync(wasm));
  return {
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  };
}

function readGrammar(file: string): textmate.IRawGrammar {
  return textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file);
}

/** `text` tokenised by the grammar in `file`, with our injection: each line, then its tokens with their scopes. */
export async function tokenise(text: string, file: string): Promise<string> {
  library ??= onigLib();
  const registry = new textmate.Registry({
    onigLib: library,
    loadGrammar: async (scope) =>
      readGrammar(scope === INJECTION ? 'syntaxes/pyproject-strings.injection.tmLanguage.json' : file),
    getInjections: (scope) => (scope === 'source.toml' ? [INJECTION] : undefined),
  });
  const grammar = await registry.loadGrammar('source.toml');
  if (grammar === null) throw new Error(`${file} does not load.`);

  const out: string[] = [];
  let stack = textmate.INITIAL;
  for (const line of text.split('\n')) {
    out.push(`> ${line}`);
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const part = line.slice(startIndex, endIndex);
      if (part.trim() !== '') out.push(`    ${part}  ←  ${scopes.slice(1).join(' ')}`);
    }
    stack = ruleStack;
  }
  return `${out.join('\n')}\n`;
}
