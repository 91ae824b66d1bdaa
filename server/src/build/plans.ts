import type { DocumentContext } from '../spec/context.ts';
import { lookup } from '../toml/paths.ts';

/** How a project can be built: a command to run in its folder, as data. */
export interface BuildPlan {
  /** Names it in tasks and settings. */
  readonly id: BuildPlanId;
  /** What it makes. */
  readonly title: string;
  /** Why it is offered, or what it does. */
  readonly detail: string;
  /** `python` is the project's interpreter; the others are programs of that name. */
  readonly program: 'python' | Tool;
  readonly args: readonly string[];
  /** Whether the project itself shows that it is built so. */
  readonly used: boolean;
}

export type Tool = 'uv' | 'hatch' | 'poetry' | 'pdm' | 'flit';
export type BuildPlanId = 'build' | 'wheel' | 'no-isolation' | Tool;

/** What shows that a project is managed with a tool: files beside pyproject.toml, else keys in it. */
const EVIDENCE: Readonly<Record<Tool, { files: readonly string[]; keys: readonly (readonly string[])[] }>> = {
  uv: { files: ['uv.lock', 'uv.toml'], keys: [['tool', 'uv']] },
  hatch: { files: ['hatch.toml'], keys: [['tool', 'hatch', 'envs']] },
  poetry: { files: ['poetry.lock', 'poetry.toml'], keys: [['tool', 'poetry']] },
  pdm: {
    files: ['pdm.lock', 'pdm.toml'],
    keys: [
      ['tool', 'pdm', 'scripts'],
      ['tool', 'pdm', 'dev-dependencies'],
    ],
  },
  flit: { files: [], keys: [['tool', 'flit']] },
};

const tools = Object.keys(EVIDENCE) as Tool[];

/** The ways to build a project, the likeliest first: what its lock file shows, then `python -m build`. */
export function buildPlans({ tree, files, buildSystem }: DocumentContext): readonly BuildPlan[] {
  const evidence = (tool: Tool): string | undefined => {
    const file = EVIDENCE[tool].files.find((name) => files.kind(name) === 'file');
    if (file !== undefined) return `${file} is there`;
    const key = EVIDENCE[tool].keys.find((path) => lookup(tree.root, path) !== undefined);
    if (key !== undefined) return `[${key.join('.')}] is there`;
    const isFlit = tool === 'flit' && buildSystem.backend?.value.startsWith('flit_core') === true;
    return isFlit ? 'its back-end is flit_core' : undefined;
  };
  const own = tools.flatMap((tool): BuildPlan[] => {
    const why = evidence(tool);
    if (why === undefined) return [];
    const detail = `${why}; sdist and wheel`;
    return [{ id: tool, title: `${tool} build`, detail, program: tool, args: ['build'], used: true }];
  });
  const isLocked = ({ program }: BuildPlan): boolean =>
    program !== 'python' && EVIDENCE[program].files.some((name) => files.kind(name) === 'file');
  return [...own.filter(isLocked), ...standardPlans, ...own.filter((plan) => !isLocked(plan))];
}

const standardPlans: readonly BuildPlan[] = [
  {
    id: 'build',
    title: 'python -m build',
    detail: 'sdist, and the wheel from it, in an environment of their own',
    program: 'python',
    args: ['-m', 'build'],
    used: false,
  },
  {
    id: 'wheel',
    title: 'python -m build --wheel',
    detail: 'the wheel alone',
    program: 'python',
    args: ['-m', 'build', '--wheel'],
    used: false,
  },
  {
    id: 'no-isolation',
    title: 'python -m build --no-isolation',
    detail: 'with the build requirements that this Python has; nothing is installed',
    program: 'python',
    args: ['-m', 'build', '--no-isolation'],
    used: false,
  },
];
