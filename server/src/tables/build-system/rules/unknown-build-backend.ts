import { readRequirement } from '../../../model/requirements.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { defineRule } from '../../../spec/rule.ts';
import { closest } from '../../../standards/closest.ts';
import { normalizeName } from '../../../standards/names.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { rewrite } from '../../shared/string-findings.ts';
import { quoted } from '../../shared/words.ts';

/** `module` or `module:object`, each words between dots (PEP 517). */
const form =
  /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*(?::[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)?$/u;

export const unknownBuildBackend = defineRule({
  id: 'build-system/unknown-build-backend',
  summary: '`build-backend` is a misspelt back-end, or no name of a module.',
  why:
    'The front-end imports this module and calls it. A slip such as `hatchling` for `hatchling.build` shows only when ' +
    'someone builds. Back-ends that are merely not known here are not reported.',
  severity: 'warning',
  reference: 'PEP 517#source-trees',
  examples: [
    {
      bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling"\n',
      fixed: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
    },
    {
      bad: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build-meta"\n',
      fixed: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
      good: '[build-system]\nrequires = ["my-own-builder"]\nbuild-backend = "my_own_builder"\n',
    },
  ],

  *check(context) {
    const { buildSystem, data } = context;
    const text = buildSystem.backend;
    if (text === undefined || buildSystem.member('backend-path') !== undefined) return;
    if (data.backends.byModule(text.value) !== undefined) return;

    const meant = meantBackend(context, text.value);
    const valid = form.test(text.value.replace(/ /g, ''));
    if (meant === undefined && valid) return;
    yield {
      at: text.span,
      message:
        meant === undefined
          ? `${quoted(text.value)} names no Python module. Write \`module\` or \`module:object\`, such as \`hatchling.build\`.`
          : text.value.trim() === ''
            ? `\`build-backend\` is empty, so front-ends have nothing to import. For what \`requires\` lists it is \`${meant}\`.`
            : `There is no build back-end ${quoted(text.value)}. Did you mean \`${meant}\`?`,
      ...fixesOr(
        'None of the known back-ends has a similar name.',
        meant === undefined
          ? undefined
          : askFix(`Change to "${meant}"`, [rewrite(text, meant)], [['build-system', 'build-backend']]),
      ),
    };
  },
});

/** The known back-end that was meant: by its package, by the beginning of its module, or by a slip of the hand. */
function meantBackend({ buildSystem, data }: DocumentContext, value: string): string | undefined {
  const names = new Set(
    buildSystem.requires.flatMap((item) => {
      const name = readRequirement(item.value).name?.text;
      return name === undefined ? [] : [normalizeName(name)];
    }),
  );
  const word = normalizeName(value.trim());
  const modules = data.backends.all.flatMap(({ modules: own }) => own);
  for (const backend of data.backends.all) {
    const [usual] = backend.modules;
    if (usual === undefined) continue;
    if (word === backend.package || word === normalizeName(usual)) return usual;
    // Only the back-end that is required too: another package may have a module that begins alike.
    if (names.has(backend.package) && (usual.startsWith(`${value}.`) || value === '')) return usual;
  }
  // Far apart as written, `foo.build` and `bar.build` share the end: compare only where the first words are near.
  return closest(
    value,
    modules.filter((module) => nearFirstWord(module, value)),
  );
}

function nearFirstWord(module: string, value: string): boolean {
  const [a = '', b = ''] = [module, value].map((text) => text.split(/[.:]/)[0]);
  return a === b || closest(b, [a]) !== undefined;
}
