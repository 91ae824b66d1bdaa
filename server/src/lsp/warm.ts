import { examplesOf } from '../spec/rule.ts';
import type { Session } from './session.ts';

/** Leaves the client its first moment. */
const DELAY_MS = 40;
/** No request waits longer than this. */
const SLICE_MS = 4;
/** All in all. */
const BUDGET_MS = 400;

/**
 * Uses the time before the first document is opened to read data and to get the engine's code compiled, by going through
 * the examples of the rules. Ends when a document is opened: then there is something better to do.
 */
export function warmUp(session: Session): void {
  const examples = session.service.registry.rules.flatMap((rule) => examplesOf(rule).map(({ bad }) => bad));
  let next = 0;
  let spent = 0;
  const slice = (): void => {
    if (isInUse(session)) return;
    const started = session.now();
    while (next < examples.length && session.now() - started < SLICE_MS) {
      const document = session.service.open('pyproject.toml', examples[next] as string);
      session.service.diagnostics(document);
      next += 1;
    }
    spent += session.now() - started;
    if (next < examples.length && spent < BUDGET_MS) setTimeout(slice, 1);
  };
  setTimeout(slice, DELAY_MS);
}

const isInUse = (session: Session): boolean => !session.documents.all()[Symbol.iterator]().next().done;
