import type { DocumentContext } from '../../../spec/context.ts';
import type { Severity } from '../../../spec/finding.ts';
import type { ToolBehaviour, ToolFault, ToolSpec } from '../../../spec/tool.ts';
import { keepsProvedOut } from './tool-version.ts';

/** What a tool was seen to do with a fault at a place; `unknown` for one that was not run. */
export function behaviourOf(
  { data }: DocumentContext,
  { tool, place }: { readonly tool: ToolSpec; readonly place: string },
  fault: ToolFault,
): ToolBehaviour {
  const verified = tool.tier === 'verified' ? data.verified(tool.name) : undefined;
  return verified?.except[place]?.[fault] ?? verified?.does[fault] ?? 'unknown';
}

/** An error is only what the tool refuses, in a release that the project may have. */
export function severityOf(behaviour: ToolBehaviour, context?: DocumentContext, tool?: ToolSpec): Severity {
  if (behaviour !== 'refuses') return 'warning';
  return context !== undefined && tool !== undefined && keepsProvedOut(context, tool) ? 'warning' : 'error';
}

/** What the tool does, as the end of a sentence, with the sign that leads to it. */
export function consequence({ title, tier }: ToolSpec, behaviour: ToolBehaviour): string {
  switch (behaviour) {
    case 'refuses':
      return `: ${title} refuses the file`;
    case 'warns':
      return `: ${title} warns and ignores it`;
    case 'ignores':
      return `: ${title} ignores it`;
    default:
      return `, by the ${tier === 'schema' ? 'schema' : 'documentation'} of ${title}`;
  }
}
