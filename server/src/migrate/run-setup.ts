import type { CapturedSetup, MigrationPlan, Note } from './plan.ts';

/**
 * Plans with a consented run of setup.py: `run` gives its arguments, or why there are none. A project that can be read
 * without the run is compared with it all the same, and stays migrated where the run does not come about.
 */
export async function planWithRun(
  plan: (captured?: CapturedSetup) => MigrationPlan,
  run: () => Promise<CapturedSetup | string>,
): Promise<MigrationPlan> {
  const read = plan();
  if (read.status === 'nothing' || !(read.sources.length === 0 || read.sources.includes('setup.py')))
    return read;
  const captured = await run();
  if (typeof captured !== 'string') {
    const compared = plan(captured);
    return compared.status === 'migrated'
      ? { ...compared, notes: [...compared.notes, ran(captured)] }
      : compared;
  }
  const at = { file: 'setup.py' };
  if (read.status === 'declined')
    return { ...read, declined: [...read.declined, { ...at, reason: captured }] };
  const text = `Not compared with a run: ${captured} Nothing of it was needed.`;
  return { ...read, notes: [...read.notes, { at, text }] };
}

const ran = ({ python, platform, keywords }: CapturedSetup): Note => ({
  at: { file: 'setup.py' },
  text: `A run on Python ${python}, ${platform} passed ${Object.keys(keywords).length} arguments to setup(); those that were read are the same.`,
});
