/** What an operation is answered in; yoga chooses among these. Several answers to a query are those of `@stream` and `@defer`. */
const ANSWERS = [
  'application/graphql-response+json',
  'application/json',
  'multipart/mixed',
  'text/event-stream',
];

/** Whether a client takes an answer of the API, as its `Accept` says: RFC 9110, section 12.5.1. */
export function takesAnswers(headers: Headers): boolean {
  return accepts(headers, ANSWERS);
}

/** Whether a client takes one answer after another, as a subscription over HTTP has them. */
export function takesEvents(headers: Headers): boolean {
  return accepts(headers, ['text/event-stream']);
}

function accepts(headers: Headers, types: readonly string[]): boolean {
  const accepted = headers.get('accept');
  if (accepted === null || accepted === '') return true;
  return accepted
    .toLowerCase()
    .split(',')
    .some((range) => {
      const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
      const isUtf8 = !parameters.some((part) => /^charset=(?!utf-8$)/.test(part));
      return isUtf8 && types.some((type) => isWithin(type, name));
    });
}

function isWithin(type: string, range: string): boolean {
  const [main] = type.split('/');
  return range === type || range === '*/*' || range === `${main}/*`;
}
