const LONGEST = 420;

/** The beginning of a description, as much as a hover shows: whole sentences of the first paragraph. */
export function shortDocs(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').trim();
  const paragraphs = plain.split(/\n\s*\n/);
  let kept = paragraphs[0] ?? '';
  // A first line that only announces a list is nothing without it.
  if (kept.endsWith(':') && paragraphs[1] !== undefined) kept = `${kept}\n\n${paragraphs[1]}`;
  // Nor is the beginning of a sentence that a list ends.
  else if (paragraphs.length > 1 && !/[.!?:)`]$/.test(kept)) {
    const end = kept.lastIndexOf('. ');
    if (end > 0) kept = kept.slice(0, end + 1);
  }
  if (kept.length <= LONGEST) return kept;
  const cut = kept.slice(0, LONGEST);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('.\n'));
  return end > LONGEST / 3 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
