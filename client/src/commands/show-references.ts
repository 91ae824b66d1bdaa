import { commands, Location, Position, Range, Uri } from 'vscode';
import type { CommandContext } from './index.ts';

interface Place {
  readonly line: number;
  readonly character: number;
}
interface Found {
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

const position = ({ line, character }: Place): Position => new Position(line, character);

/** Shows places that the server found, as "Go to References" does. */
export async function showReferences(_: CommandContext, ...args: unknown[]): Promise<void> {
  const [uri, at, found] = args as [string, Place, readonly Found[]];
  const places = found.map(
    (one) => new Location(Uri.parse(one.uri), new Range(position(one.range.start), position(one.range.end))),
  );
  await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), position(at), places);
}
