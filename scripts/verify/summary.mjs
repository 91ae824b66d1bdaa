const WORDS = { refused: 'refuses', warned: 'warns', ignored: 'ignores', accepted: 'ignores' };
const FAULTS = ['unknownKey', 'wrongType', 'badValue', 'missingKey'];

/** Compares verdicts with what was expected and says what the tool does with each kind of fault. */
export function summaryOf(cases, verdicts, adapter) {
  const unexplained = [];
  const explained = new Map();
  const told = [];
  const seen = Object.fromEntries(FAULTS.map((fault) => [fault, new Map()]));
  cases.forEach((one, i) => {
    const { verdict, message = '' } = verdicts[i];
    if (!(verdict in WORDS)) throw new Error(`${one.id}: "${verdict}" is no verdict.`);
    if (!isExpected(one, verdict)) {
      const line = `${one.id}: ${verdict}${message === '' ? '' : ` (${message.replace(/\s+/g, ' ').slice(0, 160)})`}`;
      const reason = (adapter.explain ?? []).find(
        (entry) =>
          (entry.match === undefined || entry.match.test(one.id)) &&
          (entry.message === undefined || entry.message.test(message)) &&
          (entry.match ?? entry.message) !== undefined,
      )?.reason;
      if (reason === undefined) unexplained.push(line);
      else {
        explained.set(reason, (explained.get(reason) ?? 0) + 1);
        told.push(`${line}: ${reason}`);
      }
    }
    if (one.kind === 'right') return;
    const of = seen[one.kind];
    const place = one.kind === 'unknownKey' ? one.path.slice(0, -1).join('.') : one.place;
    of.set(place, mildest(of.get(place), WORDS[verdict]));
  });

  const does = {};
  const except = {};
  for (const fault of FAULTS) {
    const counts = new Map();
    for (const word of seen[fault].values()) counts.set(word, (counts.get(word) ?? 0) + 1);
    const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
    if (usual === undefined) continue;
    does[fault] = usual;
    for (const [place, word] of seen[fault])
      if (word !== usual) except[place] = { ...except[place], [fault]: word };
  }
  return {
    unexplained,
    explained: told,
    result: {
      does,
      except: Object.fromEntries(Object.entries(except).sort(([a], [b]) => (a < b ? -1 : 1))),
      differences: [...explained].map(([reason, count]) => ({ reason, cases: count })),
    },
  };
}

function isExpected({ kind, deprecated }, verdict) {
  if (kind === 'right') return verdict === 'accepted' || (deprecated === true && verdict === 'warned');
  return kind === 'unknownKey' || verdict !== 'accepted';
}

const ORDER = ['ignores', 'warns', 'refuses'];
const mildest = (a, b) => (a === undefined || ORDER.indexOf(b) < ORDER.indexOf(a) ? b : a);
