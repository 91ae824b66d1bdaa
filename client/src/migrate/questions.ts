import { type QuickPickItem, window, workspace } from 'vscode';
import type { MigrationChoices } from './flow.ts';
import type { AvailableSource, MigrationPlan } from './plan.ts';

interface Choice extends QuickPickItem {
  readonly value: string;
}

const BACKENDS = ['setuptools', 'hatchling', 'flit-core', 'pdm-backend', 'uv-build', 'poetry-core'];

async function pick(items: readonly Choice[], placeHolder: string): Promise<string | undefined> {
  return (await window.showQuickPick(items, { placeHolder }))?.value;
}

/** The back-end to write for: that of today first, unless another one is wanted. */
export function askBackend(
  today: string,
  { other }: { readonly other: boolean },
): Promise<string | undefined> {
  const others = BACKENDS.filter((name) => name !== today);
  const items = (other ? others : [today, ...others]).map((value) => ({
    value,
    label: value,
    ...(value === today ? { description: 'as it is built today' } : {}),
  }));
  return pick(items, other ? `The build back-end in place of ${today}` : 'The build back-end to write for');
}

const SOURCES: Readonly<Record<string, string>> = {
  requirements: 'Requirements files',
  pipfile: 'Pipfile',
  tools: 'Settings of tools',
};

const VERIFY = {
  value: 'verify',
  label: 'Verify',
  description: 'build before and after in copies, compare the wheels, and apply only what changes nothing',
};

/** What a person ticked. */
export interface Ticked {
  /** Sources to take over besides those that define the project. */
  readonly others: readonly string[];
  readonly verify: boolean;
}

/**
 * What else to take over, where there is any, and whether to verify, which a trusted workspace may; `undefined` for Escape.
 */
export async function askTicks(available: readonly AvailableSource[]): Promise<Ticked | undefined> {
  const others = available
    .filter(({ defines }) => !defines)
    .map(({ name, where }) => ({ value: name, label: SOURCES[name] ?? name, description: where.join(', ') }));
  const items = [...others, ...(workspace.isTrusted ? [VERIFY] : [])];
  if (items.length === 0) return { others: [], verify: false };
  const placeHolder =
    others.length === 0 ? 'Verify what changes?' : 'What else to take over, and whether to verify';
  const picked = await window.showQuickPick(items, { placeHolder, canPickMany: true });
  if (picked === undefined) return undefined;
  return {
    others: picked.filter(({ value }) => value !== VERIFY.value).map(({ value }) => value),
    verify: picked.some(({ value }) => value === VERIFY.value),
  };
}

/** What becomes of setup.py. */
export const askSetupPy = (): Promise<string | undefined> =>
  pick(
    [
      { value: 'keep', label: 'Keep', description: 'setup.py and setup.cfg stay as they are' },
      {
        value: 'minimal',
        label: 'Reduce',
        description: 'only what pyproject.toml cannot say stays; empty files go',
      },
      { value: 'delete', label: 'Delete', description: 'declined where something needs them' },
    ],
    'What becomes of setup.py and setup.cfg',
  );

/** The choices that make a difference for this plan; `undefined` for Escape. */
export async function askChoices(
  plan: MigrationPlan,
  given: MigrationChoices,
): Promise<MigrationChoices | undefined> {
  let choices: MigrationChoices = {};
  const version = plan.choices.find(({ option }) => option === 'version');
  if (version !== undefined && given.version === undefined) {
    const items = [
      { value: 'static', label: 'Copy the version', description: 'it stands in pyproject.toml from then on' },
      { value: 'dynamic', label: 'Read the version at build time', description: 'it stays where it stands' },
    ];
    const first = items.filter(({ value }) => value === version.taken);
    const answer = await pick([...first, ...items.filter((one) => !first.includes(one))], 'The version');
    if (answer === undefined) return undefined;
    choices = { ...choices, version: answer };
  }
  if (plan.choices.some(({ option }) => option === 'requirements') && given.requirements === undefined) {
    const items = [
      {
        value: 'group',
        label: 'Dependency groups',
        description: 'as requirements files are: for development',
      },
      { value: 'dependencies', label: 'Dependencies', description: 'what everyone who installs it gets' },
    ];
    const answer = await pick(items, 'Where the main requirements go');
    if (answer === undefined) return undefined;
    choices = { ...choices, requirements: answer };
  }
  return choices;
}
