import { createService } from '../service.ts';
import type { Command } from './commands.ts';
import { UsageError } from './environment.ts';
import { rulePage } from './rule-page.ts';
import { unknownRule } from './selectors.ts';
import { createStyle, wantsColour } from './style.ts';

export const explain: Command = {
  name: 'explain',
  usage: 'explain RULE',
  summary: 'Say what a rule reports, why, and how to mend it.',
  options: [{ name: 'all', help: 'list every rule with its severity' }],
  run(options, environment) {
    const service = createService(environment.host);
    const { rules } = service.registry;
    if (options.has('all')) {
      const width = Math.max(...rules.map(({ id }) => id.length));
      const style = createStyle(wantsColour(environment.env, environment.terminal));
      for (const { id, severity, summary } of rules) {
        environment.out(`${id.padEnd(width)}  ${style[severity](severity.padEnd(7))}  ${summary}\n`);
      }
      return 0;
    }
    const [name, ...others] = options.positional;
    if (name === undefined || others.length > 0) {
      throw new UsageError('`explain` takes the name of one rule; `explain --all` lists them.');
    }
    const rule = service.registry.rule(name);
    if (rule === undefined)
      throw new UsageError(
        unknownRule(
          name,
          rules.map(({ id }) => id),
        ),
      );
    environment.out(rulePage(service, rule));
    return 0;
  },
};
