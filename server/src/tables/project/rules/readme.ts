import { textOf } from '../../../model/text.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { contentTypeOfReadme, contentTypeProblems } from '../../../standards/core-metadata.ts';
import { setKey } from '../../../toml/edit.ts';
import { asTable } from '../../../toml/tree.ts';
import { stringFinding } from '../../shared/string-findings.ts';

const path = ['project', 'readme'];

export const readme = defineRule({
  id: 'project/readme',
  summary: 'The readme does not say one text and its content type.',
  why: 'The readme is either a path, whose ending tells the content type, or a table with exactly one of `file` and `text`, and a `content-type`. Back-ends refuse a table that lacks one of them; an index shows a readme of an unknown type as plain text or refuses it.',
  severity: 'error',
  reference: 'pyproject-toml#readme',
  examples: [
    {
      bad: '[project]\nname = "a"\nversion = "1"\nreadme = {file = "README.md"}\n',
      fixed:
        '[project]\nname = "a"\nversion = "1"\nreadme = {file = "README.md", content-type = "text/markdown"}\n',
      good: '[project]\nname = "a"\nversion = "1"\nreadme = "README.md"\n',
    },
    {
      bad: '[project]\nname = "a"\nversion = "1"\nreadme = "README"\n',
      fixed:
        '[project]\nname = "a"\nversion = "1"\nreadme = {file = "README", content-type = "text/plain"}\n',
      good: '[project]\nname = "a"\nversion = "1"\nreadme = {file = "README", content-type = "text/plain"}\n',
    },
  ],

  *check({ project, tree }): Iterable<Finding> {
    const member = project.member('readme');
    if (member?.node === undefined) return;

    const name = textOf(member.node);
    if (name !== undefined) {
      if (contentTypeOfReadme(name.value) === undefined) yield unknownEnding(name.value, name.span);
      return;
    }

    const table = asTable(member.node);
    if (table === undefined) return;
    const file = table.members.get('file');
    const text = table.members.get('text');
    if (file !== undefined && text !== undefined) {
      yield {
        at: text.key.span,
        message:
          'The readme is either a `file` or a `text`, not both: back-ends refuse the table. Leave one out.',
        related: [{ at: file.key.span, message: 'The other one.' }],
        noFix: 'Which of the two is meant cannot be told from the text.',
      };
    }
    if (file === undefined && text === undefined) {
      yield {
        at: member.key.span,
        message: 'The readme table has neither `file` nor `text`: add the one that holds the readme.',
        noFix: 'Where the readme is cannot be told from the text.',
      };
    }
    const type = table.members.get('content-type');
    if (type === undefined) {
      const guessed = contentTypeOfReadme(textOf(file?.node)?.value ?? '');
      yield {
        at: member.key.span,
        message:
          'The readme table lacks `content-type`, so back-ends refuse it. It is `text/markdown`, `text/x-rst` or `text/plain`.',
        ...(guessed === undefined
          ? { noFix: 'The type of the readme cannot be told from the text.' }
          : {
              fixes: [
                {
                  kind: 'ask',
                  title: `Add content-type = "${guessed}"`,
                  edits: setKey(tree, path, 'content-type', `"${guessed}"`),
                  changes: [path],
                },
              ],
            }),
      };
      return;
    }
    const typeText = textOf(type.node);
    if (typeText === undefined) return;
    for (const problem of contentTypeProblems(typeText.value)) {
      yield stringFinding(typeText, problem, { path: [...path, 'content-type'], severity: 'warning' });
    }
  },
});

/** A path whose ending says nothing: some back-ends refuse it, others take it as plain text. */
function unknownEnding(name: string, at: Finding['at']): Finding {
  return {
    at,
    severity: 'warning',
    message: `The ending of "${name}" tells no content type, and back-ends may refuse it. Only .md and .rst do (some read .txt too).`,
    fixes: ['text/plain', 'text/markdown', 'text/x-rst'].map((type) => ({
      kind: 'ask',
      title: `Say that it is ${type}`,
      edits: [{ span: at, text: `{file = ${JSON.stringify(name)}, content-type = "${type}"}` }],
      changes: [path],
    })),
  };
}
