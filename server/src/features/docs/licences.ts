import type { Context } from '../../spec/context.ts';
import type { LicenceOperand } from '../../standards/spdx.ts';
import { referenceLink } from './keys.ts';
import { code, heading, link, list, type Page, plain, render } from './markdown.ts';

/** The page about one licence or exception of the SPDX list; also for what the list does not have. */
export function licencePage(ctx: Context, id: string): Page {
  const { licences } = ctx.data;
  const licence = licences.find(id);
  if (licence !== undefined) {
    const successors = licences.successors(licence.id);
    return {
      title: heading(plain(licence.id), plain(licence.name)),
      body: [
        licence.osiApproved
          ? 'Approved by the Open Source Initiative.'
          : 'Not approved by the Open Source Initiative.',
      ],
      details: [
        licence.deprecated
          ? `**Deprecated identifier.**${
              successors.length === 0
                ? ''
                : ` Use ${list(
                    successors.map((text) => code(text)),
                    'or',
                  )}.`
            }`
          : undefined,
        licence.newer
          ? `New in the SPDX list: \`packaging\` ${plain(licences.reference.packaging)} does not know it yet and refuses it.`
          : undefined,
      ],
      footer: [link('Licence text ↗', licence.url), referenceLink('license-expression')],
    };
  }

  const exception = licences.findException(id);
  if (exception !== undefined) {
    return {
      title: heading(plain(exception.id), 'licence exception'),
      body: ['Loosens the licence that stands before `WITH`.'],
      details: [exception.deprecated ? '**Deprecated identifier.**' : undefined],
      footer: [referenceLink('license-expression')],
    };
  }
  if (/^LicenseRef-/i.test(id)) {
    return {
      title: heading(plain(id), 'licence of your own'),
      body: [
        'A licence outside the SPDX list. Put its text among `license-files`, for nobody can look it up.',
      ],
      footer: [referenceLink('license-expression')],
    };
  }
  return {
    title: heading(plain(id), 'not in the SPDX list'),
    body: ['Write an identifier of the SPDX list, or `LicenseRef-` with a name of your own.'],
    footer: [referenceLink('license-expression')],
  };
}

/** The page about one licence or exception, as Markdown. */
export const licenceDocs = (ctx: Context, id: string): string => render(licencePage(ctx, id));

/** One licence of an expression in a line: full name, identifier, OSI status. */
export function licenceLine({ text, licence, isReference, orLater, exception }: LicenceOperand): string {
  const name =
    licence !== undefined
      ? `${plain(licence.name)} (${code(licence.id)})${orLater ? ' or any later version' : ''}`
      : `${code(text)} ${isReference ? 'a licence of your own' : 'not in the SPDX list'}`;
  const status = licence === undefined ? '' : licence.osiApproved ? ', OSI approved' : ', not OSI approved';
  const loosened =
    exception === undefined ? '' : `, with the exception ${code(exception.known?.id ?? exception.text)}`;
  return `${name}${status}${licence?.deprecated === true ? ', deprecated identifier' : ''}${loosened}`;
}
