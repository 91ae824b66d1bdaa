import { buildSystemOf } from '../model/build-system.ts';
import { dependencyGroupsOf } from '../model/dependency-groups.ts';
import type { PyprojectDocument } from '../model/document.ts';
import { lazy } from '../model/lazy.ts';
import { projectOf } from '../model/project.ts';
import { requirementsOf } from '../model/requirements.ts';
import type { Context, DocumentContext } from './context.ts';
import { declaredBackend } from './declared-backend.ts';
import type { ProjectFiles } from './host.ts';

/** Everything that rules and features ask of one document, each part computed when it is first read. */
export function documentContext(
  document: PyprojectDocument,
  files: ProjectFiles,
  context: Context,
): DocumentContext {
  const project = lazy(() => projectOf(document.tree));
  const buildSystem = lazy(() => buildSystemOf(document.tree));
  const groups = lazy(() => dependencyGroupsOf(document.tree));
  const requirements = lazy(() => requirementsOf(project(), buildSystem(), groups()));
  const backend = lazy(() => declaredBackend(buildSystem(), context.data.backends));
  return {
    ...{ registry: context.registry, today: context.today, data: context.data },
    ...(context.releases === undefined ? {} : { releases: context.releases }),
    document,
    files,
    get tree() {
      return document.tree;
    },
    get project() {
      return project();
    },
    get buildSystem() {
      return buildSystem();
    },
    get groups() {
      return groups();
    },
    get requirements() {
      return requirements();
    },
    get backend() {
      return backend();
    },
  };
}
