import type { Project } from '../../model/project.ts';
import { isPrivateClassifier } from '../../standards/classifiers.ts';

/** Whether a project can be published: no classifier keeps it off public indexes. */
export const isPublishable = (project: Project): boolean =>
  !project.classifiers.some(({ value }) => isPrivateClassifier(value));
