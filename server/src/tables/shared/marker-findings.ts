import { memo } from '../../model/lazy.ts';
import type { RequirementEntry } from '../../model/requirements.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { Finding } from '../../spec/finding.ts';
import type { Truth } from '../../standards/marker-evaluate.ts';
import { markerReach } from '../../standards/marker-pythons.ts';
import { type Marker, parseMarker } from '../../standards/markers.ts';
import type { SpecifierSet } from '../../standards/pep440.ts';
import { isRefused } from '../../standards/problem.ts';
import type { PythonReleases } from '../../standards/pythons.ts';
import { pythonsAdmitted } from '../../standards/requires-python.ts';
import type { Span } from '../../text/span.ts';
import { removeItemFix } from './edits.ts';
import { entriesIn, isMarkerDoubt, type Places } from './requirement-findings.ts';
import { requiresPython } from './requires-python.ts';
import { stringFinding } from './string-findings.ts';
import { quoted } from './words.ts';

/** Markers that hold nowhere, nowhere on the Pythons of the project, or that compare what cannot be compared. */
export function* markerFindings(context: DocumentContext, places: Places): Iterable<Finding> {
  let every: readonly string[] | undefined;
  let own: readonly string[] | undefined;
  const wanted = requiresPython(context.project);
  for (const entry of entriesIn(context, places)) {
    const { marker, problems } = entry.requirement;
    if (marker === undefined || isRefused(problems)) continue;

    const odd = problems.filter(isMarkerDoubt);
    for (const problem of odd) yield stringFinding(entry.text, problem, { path: entry.path });
    if (odd.length > 0) continue;
    every ??= minors(context);
    const truth = truthOf(entry, marker, every);
    if (truth === 'error') {
      yield {
        at: entry.text.at(markerSpan(entry, marker)),
        message: `Installers stop with an error at the marker ${shownMarker(entry, marker)}: one of its comparisons has no meaning for this variable.`,
        noFix: 'What the comparison was meant to say cannot be told.',
      };
    } else if (truth === false) {
      yield {
        at: entry.text.at(markerSpan(entry, marker)),
        message: `The marker ${shownMarker(entry, marker)} holds nowhere, so this is never installed.`,
        noFix: 'Which part of the marker is wrong cannot be told.',
      };
    } else if (wanted !== undefined) {
      own ??= admitted(wanted.set, every);
      if (own.length === 0 || truthOf(entry, marker, own) !== false) continue;
      yield {
        at: entry.text.at(markerSpan(entry, marker)),
        message: `The marker holds on no Python that \`requires-python\` admits (${quoted(wanted.text.value)}), so this is never installed.`,
        severity: 'hint',
        tag: 'unnecessary',
        related: [{ at: wanted.text.span, message: 'The Pythons of this project.' }],
        fixes: [
          removeItemFix(
            context.tree,
            entry.text.array,
            entry.text.index,
            entry.path.slice(0, -1),
            'Remove this requirement',
          ),
        ],
      };
    }
  }
}

const shownMarker = (entry: RequirementEntry, marker: Marker): string => {
  const { start, end } = markerSpan(entry, marker);
  return quoted(entry.requirement.text.slice(start, end));
};

/** The marker without the blanks around it. */
function markerSpan({ requirement }: RequirementEntry, { span }: Marker): Span {
  const written = requirement.text.slice(span.start, span.end);
  const start = span.start + written.length - written.trimStart().length;
  return { start, end: start + written.trim().length };
}

/** Evaluating takes dozens of steps for each comparison, and the same few markers stand in every line. */
const truths = new WeakMap<readonly string[], WeakMap<Marker, Truth>>();
const reach = memo(2000, (text: string) => {
  const cut = text.indexOf(';');
  return { truth: markerReach(parseMarker(text.slice(cut + 1)), text.slice(0, cut).split(' ')).truth };
});

function truthOf({ requirement }: RequirementEntry, marker: Marker, pythons: readonly string[]): Truth {
  let known = truths.get(pythons);
  if (known === undefined) {
    known = new WeakMap();
    truths.set(pythons, known);
  }
  const before = known.get(marker);
  if (before !== undefined) return before;
  const { start, end } = marker.span;
  const { truth } = reach(`${pythons.join(' ')};${requirement.text.slice(start, end).trim()}`);
  known.set(marker, truth);
  return truth;
}

const everyPython = new WeakMap<PythonReleases, readonly string[]>();

/** All Pythons there are, and a few that will come. */
function minors({ data }: DocumentContext): readonly string[] {
  const before = everyPython.get(data.pythons);
  if (before !== undefined) return before;
  const known = data.pythons.all.map(({ minor }) => minor);
  const [major = '3', minor = '0'] = (known.at(-1) ?? '3.0').split('.');
  const all = [...known, `${major}.${Number(minor) + 1}`, `${major}.99`, `${Number(major) + 1}.0`];
  everyPython.set(data.pythons, all);
  return all;
}

const ownPythons = new WeakMap<SpecifierSet, readonly string[]>();

/** Those that requires-python admits. */
function admitted(set: SpecifierSet, all: readonly string[]): readonly string[] {
  const before = ownPythons.get(set);
  if (before !== undefined) return before;
  const own = pythonsAdmitted(set, all);
  ownPythons.set(set, own);
  return own;
}
