import { parseLicenseExpression } from '../../standards/spdx.ts';
import { touches } from '../../text/span.ts';
import { referenceLink } from '../docs/keys.ts';
import { licenceLine, licencePage } from '../docs/licences.ts';
import { code, heading, type Page } from '../docs/markdown.ts';
import type { Found, Spot } from './spot.ts';

const MOST = 5;

const OPERATORS: Readonly<Record<string, string>> = {
  AND: 'Both sides hold: whoever uses the project keeps the terms of both.',
  OR: 'A choice: whoever uses the project picks one side.',
  WITH: 'The exception on the right loosens the licence on the left.',
};

/** A licence expression: the licence or operator under the cursor first, then what the whole of it says. */
export function licenceHover({ ctx, text, at, described }: Spot): Found | undefined {
  const expression = parseLicenseExpression(text.value, ctx.data.licences);
  const { operands, tokens, root } = expression;
  const whole: readonly string[] =
    root === undefined || root.kind === 'licence'
      ? []
      : [
          root.parts.every(({ kind }) => kind === 'licence')
            ? root.kind === 'or'
              ? `Here one of ${operands.length} licences, as the user chooses:`
              : `Here ${operands.length} licences at once:`
            : `Here a combination of ${operands.length} licences:`,
          ...operands.slice(0, MOST).map((operand) => `- ${licenceLine(operand)}`),
          ...(operands.length > MOST ? [`- and ${operands.length - MOST} more`] : []),
        ];
  const combined = whole.length === 0 ? undefined : whole.join('\n');

  const token = tokens.find(({ span }) => touches(span, at));
  if (token?.kind === 'operator') {
    const name = token.text.toUpperCase();
    const page: Page = {
      title: heading(name, 'licence operator'),
      body: [OPERATORS[name], combined],
      footer: [referenceLink('license-expression')],
    };
    return { span: text.at(token.span), page };
  }

  const operand =
    operands.find(({ span }) => touches(span, at)) ?? (operands.length === 1 ? operands[0] : undefined);
  const exception = operand?.exception;
  const isException = exception !== undefined && touches(exception.span, at);
  if (operand !== undefined) {
    const part = isException ? exception : { span: operand.idSpan, text: operand.text };
    const page = licencePage(ctx, part.text);
    const later = !isException && operand.orLater ? 'The `+` admits every later version too.' : undefined;
    const loosened =
      !isException && exception !== undefined
        ? `With the exception ${code(exception.known?.id ?? exception.text)}.`
        : undefined;
    return {
      span: text.at(part.span),
      page: { ...page, body: [...(page.body ?? []), later, loosened, combined] },
    };
  }
  if (combined === undefined) return undefined;
  return {
    span: text.span,
    page: {
      title: heading('project.license', 'licence expression'),
      body: [combined],
      footer: [referenceLink(described.key?.reference)],
    },
  };
}
