import { examplesOf } from '../spec/rule.ts';
import { readAhead } from './ahead.ts';
import type { Session } from './session.ts';

/** Leaves the client its first moment. */
const DELAY_MS = 40;
/** No request waits longer than this. */
const SLICE_MS = 4;
/** All in all. */
const BUDGET_MS = 400;

/**
 * Loads the engine, which the answer to `initialize` did not wait for, and uses the time before the first document is opened
 * to read what will likely be opened (`readAhead`), to read data and to get the engine's code compiled, by going through the
 * examples of the rules. Ends when a document is opened: then there is something better to do.
 */
export function warmUp(session: Session): void {
  const examples = exampleTexts(session);
  let spent = 0;
  const slice = (): void => {
    if (session.documents.size > 0) return;
    const started = session.now();
    let more = true;
    while (more && session.now() - started < SLICE_MS) {
      const example = examples.next();
      more = example.done !== true;
      if (example.done !== true)
        session.service.diagnostics(session.service.open('pyproject.toml', example.value));
    }
    spent += session.now() - started;
    if (more && spent < BUDGET_MS) setTimeout(slice, 1);
  };
  setTimeout(() => {
    // A document that is open by now asks for the engine itself.
    if (session.documents.size > 0) return;
    examples.next();
    const failed = (error: unknown): void =>
      session.host.log('error', `Reading ahead failed: ${String((error as Error)?.stack)}`);
    setTimeout(() => readAhead(session).catch(failed).then(slice), DELAY_MS);
  }, 0);
}

/** The engine is loaded for the first. Tables of tools are left out: what is known of a tool is read when one is there. */
function* exampleTexts(session: Session): Generator<string, void> {
  for (const rule of session.service.registry.rules)
    for (const { bad } of examplesOf(rule)) if (!bad.includes('tool.')) yield bad;
}
