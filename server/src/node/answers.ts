import { type Message, RAL } from 'vscode-languageserver/node';
import { remembered } from '../lsp/remembered.ts';

/**
 * Writes an answer that is given again without making its text again, which is most of what the symbols of a large file cost:
 * outline, breadcrumbs and others ask one after the other. For streams; messages between processes are Node's to write.
 */
export function keepWrittenAnswers(): void {
  const platform = RAL();
  const { encoder } = platform.applicationJson;
  const known = new WeakMap<object, Buffer>();
  const encode: typeof encoder.encode = (message, options) => {
    const answer = answerOf(message);
    if (answer === undefined) return encoder.encode(message, options);
    let written = known.get(answer.result);
    if (written === undefined) {
      written = Buffer.from(JSON.stringify(answer.result));
      known.set(answer.result, written);
    }
    const head = `{"jsonrpc":"2.0","id":${JSON.stringify(answer.id)},"result":`;
    return Promise.resolve(Buffer.concat([Buffer.from(head), written, Buffer.from('}')]));
  };
  RAL.install({
    ...platform,
    applicationJson: { ...platform.applicationJson, encoder: { ...encoder, encode } },
  });
}

function answerOf(message: Message): { readonly id: unknown; readonly result: object } | undefined {
  const { id, result } = message as { id?: unknown; result?: unknown };
  return typeof result === 'object' && result !== null && remembered.has(result) ? { id, result } : undefined;
}
