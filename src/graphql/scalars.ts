import { GraphQLError, type ValueNode, valueFromASTUntyped } from 'graphql';
import { momentText } from '../lib/moment.ts';
import { builder } from './builder.ts';

builder.scalarType('DateTime', {
  description:
    'A time in RFC 3339 format: `2026-03-01T09:30:00.000Z`. Output is in UTC with milliseconds. Input may have any UTC offset.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => serializeTime(String(value)),
  parseValue: parseTime,
  parseLiteral: parseLiteralTime,
});

builder.scalarType('URL', {
  description: 'A web address. Output is absolute. Input may be a path of this site, too.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  serialize: String,
  parseValue: (value) => parseText('URL', value),
});

builder.scalarType('HTML', {
  description:
    'A fragment of HTML that was sanitised when it was written. It can be shown unchanged.',
  specifiedByURL: 'https://html.spec.whatwg.org/multipage/syntax.html',
  serialize: String,
  parseValue: (value) => parseText('HTML', value),
});

function parseText(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw refused(name, 'a string', value);
}

/** PostgreSQL's JSON leaves out the zeros at the end of the fraction; clients get all three digits. */
function serializeTime(text: string): string {
  // `Date.toISOString` has written it.
  if (text.endsWith('Z')) return text;
  const time = text.slice(0, -'+00:00'.length);
  // As nine of ten times are.
  if (time.length === '2026-03-01T09:30:00.123'.length) return `${time}Z`;
  const [seconds, fraction = ''] = time.split('.');
  return `${seconds}.${fraction.padEnd(3, '0')}Z`;
}

/** RFC 3339, section 5.6. */
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

function parseTime(value: unknown): string {
  const match = typeof value === 'string' ? DATE_TIME.exec(value) : null;
  const time = match === null ? Number.NaN : Date.parse(String(value).toUpperCase());
  if (match === null || Number.isNaN(time) || !isDay(match)) {
    throw refused('DateTime', `an RFC 3339 time such as "2026-03-01T09:30:00Z"`, value);
  }
  const utc = momentText(new Date(time));
  if (utc === null) throw refused('DateTime', 'a time in the years 1 to 9999 in UTC', value);
  return utc;
}

/** The same for a value in a document, where the error has a place. */
function parseLiteralTime(node: ValueNode): string {
  try {
    return parseTime(valueFromASTUntyped(node));
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, extensions } = error;
    throw new GraphQLError(message, { nodes: node, extensions });
  }
}

/** How much of what came is repeated in a message, in characters. */
const SHOWN = 100;

function refused(name: string, expected: string, value: unknown): GraphQLError {
  const shown = JSON.stringify(value)?.slice(0, SHOWN);
  return new GraphQLError(`${name} must be ${expected}, not ${shown}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** `Date` takes February 31st for March 3rd. */
function isDay([, year, month, day]: RegExpExecArray): boolean {
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= last;
}
