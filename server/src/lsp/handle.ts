import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Session } from './session.ts';

/** A request of the protocol and what answers it. */
export interface RequestHandler {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: each method has its own parameters; malformed ones become an error.
  readonly handle: (session: Session, params: any, token: CancellationToken) => unknown;
}

/** A notification of the protocol and what takes it. */
export interface NotificationHandler {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly take: (session: Session, params: any) => void;
}

/** Registers a request: answers a cancelled one as such, and turns an exception into an error response and a log line. */
export function onRequest(session: Session, { method, handle }: RequestHandler): void {
  session.connection.onRequest(method, async (...args: unknown[]) => {
    // Without parameters the token comes first.
    const params = args.length > 1 ? args[0] : undefined;
    const token = args.at(-1) as CancellationToken;
    if (token.isCancellationRequested) return cancelled();
    try {
      const answer = await handle(session, params, token);
      return token.isCancellationRequested ? cancelled() : answer;
    } catch (error) {
      if (error instanceof ResponseError) return error;
      if (isMalformed(params, error)) {
        return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${messageOf(error)}`);
      }
      session.host.log('error', `${method} failed: ${stackOf(error)}`);
      return new ResponseError(ErrorCodes.InternalError, `${method} failed: ${messageOf(error)}`);
    }
  });
}

/** Registers a notification: an exception becomes a log line. */
export function onNotification(session: Session, { method, take }: NotificationHandler): void {
  session.connection.onNotification(method, (params?: unknown) => {
    try {
      take(session, params);
    } catch (error) {
      session.host.log('error', `${method} failed: ${stackOf(error)}`);
    }
  });
}

/** Whether the parameters lack what every request about a document has: then the client is at fault. */
function isMalformed(params: unknown, error: unknown): boolean {
  if (!(error instanceof TypeError)) return false;
  const document = (params as { textDocument?: { uri?: unknown } } | null | undefined)?.textDocument;
  const position = (
    params as { position?: { line?: unknown; character?: unknown } | null } | null | undefined
  )?.position;
  const placed =
    position === undefined || (typeof position?.line === 'number' && typeof position.character === 'number');
  return (
    typeof document?.uri !== 'string' ||
    !placed ||
    /position needs|reading '(line|character|start|end|only)'/.test(error.message)
  );
}

const cancelled = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
