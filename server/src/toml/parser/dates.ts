import type { DateTimeValue } from '../tree.ts';
import { mend, type Reader, report } from './reader.ts';

const DATE = /^(\d{4})-(\d\d)-(\d\d)/;
const TIME = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?/;
const OFFSET = /^(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** Whether the word begins as a date or a time does. */
export const looksLikeDate = (word: string): boolean => /^(?:\d{4}-\d\d-\d|\d\d?:\d)/.test(word);

/** What is wrong with a date, in words that continue "… is no date or time: ". */
type Fault = string;

/**
 * Reads a date, a time or both (RFC 3339; TOML "Offset Date-Time" to "Local Time") from the whole of `word`.
 * Gives a sentence about the fault where it is none. Seconds that TOML 1.1 lets out are reported and written as `00`.
 */
export function readDate(r: Reader, word: string, start: number): DateTimeValue | Fault {
  const span = { start, end: start + word.length };
  const date = DATE.exec(word);
  if (date === null) {
    const time = readTime(r, word, start);
    if (typeof time === 'string') return time;
    if (time.rest !== '') return `nothing may follow a time without a date, and \`${time.rest}\` does`;
    return { kind: 'datetime', span, form: 'local-time', value: time.value };
  }

  const fault = dateFault(Number(date[1]), Number(date[2]), Number(date[3]));
  if (fault !== undefined) return fault;
  const rest = word.slice(10);
  if (rest === '') return { kind: 'datetime', span, form: 'local-date', value: word };
  if (!/^[Tt ]/.test(rest)) return `\`T\` or a space must follow the date, not \`${rest[0]}\``;
  const time = readTime(r, rest.slice(1), start + 11);
  if (typeof time === 'string') return time;
  const value = `${word.slice(0, 10)}T${time.value}`;
  if (time.rest === '') return { kind: 'datetime', span, form: 'local-datetime', value };

  const offset = OFFSET.exec(time.rest);
  if (offset === null)
    return `\`${time.rest}\` is no offset: write \`Z\`, or hours and minutes as in \`+02:00\``;
  if (Number(offset[2] ?? 0) > 23 || Number(offset[3] ?? 0) > 59)
    return `an offset lies within 23:59, and \`${time.rest}\` does not`;
  return { kind: 'datetime', span, form: 'offset-datetime', value: value + time.rest.toUpperCase() };
}

function dateFault(year: number, month: number, day: number): Fault | undefined {
  if (year === 0) return 'the first year is 0001';
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day < 1 || day > days) return `month ${month} of ${year} has days 1 to ${days}`;
  return undefined;
}

function readTime(r: Reader, word: string, start: number): { value: string; rest: string } | Fault {
  const time = TIME.exec(word);
  if (time === null)
    return 'a time is written as hours, minutes and seconds of two digits each, as in `07:32:00`';
  if (Number(time[1]) > 23) return 'hours go from 00 to 23';
  if (Number(time[2]) > 59) return 'minutes go from 00 to 59';
  if (Number(time[3] ?? 0) > 59) return 'seconds go from 00 to 59';
  const rest = word.slice(time[0].length);
  if (time[3] === undefined) {
    if (/^[:.\d]/.test(rest)) return 'seconds have two digits';
    const end = start + time[0].length;
    if (r.strict) {
      report(
        r,
        'toml-1.1',
        start,
        end,
        `A time without seconds is TOML 1.1. Write \`${time[0]}:00\`.`,
        mend(`Write \`${time[0]}:00\``, end, end, ':00'),
      );
    }
    return { value: `${time[0]}:00`, rest };
  }
  return { value: time[0], rest };
}
