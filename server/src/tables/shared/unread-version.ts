import type { DocumentContext } from '../../spec/context.ts';
import type { Finding } from '../../spec/finding.ts';
import { memberAt, type Path } from '../../toml/paths.ts';
import { removeMemberFix } from './edits.ts';
import { staticVersion } from './static-version.ts';

/** The setting that tells a back-end where the version comes from, and how a person is told that nothing reads it. */
interface VersionSource {
  readonly path: Path;
  readonly message: string;
  /** The title of the fix that takes it away. */
  readonly remove: string;
}

/** A finding where the source of the version stands beside a version that is written down. */
export function* unreadVersion(
  context: DocumentContext,
  { path, message, remove }: VersionSource,
): Iterable<Finding> {
  const version = staticVersion(context);
  const member = memberAt(context.tree.root, path);
  if (version === undefined || member === undefined) return;
  yield {
    at: member.key.span,
    message,
    fixes: [removeMemberFix(context.tree, path, remove)],
    related: [{ at: version.span, message: 'The version that counts.' }],
  };
}
