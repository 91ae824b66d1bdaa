import type { Text } from '../../model/text.ts';
import type { DocumentContext } from '../../spec/context.ts';

/** The version that `[project]` states and does not call dynamic: then nothing else supplies one. */
export const staticVersion = ({ project }: DocumentContext): Text | undefined =>
  project.dynamicEntry('version') === undefined ? project.version : undefined;
