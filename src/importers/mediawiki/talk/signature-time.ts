/** Hours ahead of UTC of the zones that wikis show. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ UTC: 0, GMT: 0, WET: 0, WEST: 1, BST: 1, CET: 1, MEZ: 1, CEST: 2, MESZ: 2, EET: 2, EEST: 3 },
  ...{ MSK: 3, JST: 9, KST: 9, AEST: 10, AEDT: 11, NZST: 12, BRT: -3, EST: -5, EDT: -4 },
  ...{ CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
};

/** The time that a signature says; null if it is in no language that is understood. */
export function signatureTime(stamp: string, zone: string, language: string): Date | null {
  const [clock, hours = '', minutes = ''] = /(\d{1,2})[:h](\d\d)(?:min)?/.exec(stamp) ?? [];
  if (clock === undefined) return null;
  const rest = stamp.replace(clock, ' ');
  const date = dateIn(rest, language);
  if (date === null) return null;
  const offset = ZONES[zone] ?? Number(/^UTC([+-]\d{1,2})$/.exec(zone)?.[1] ?? 0);
  const time = new Date(
    Date.UTC(date.year, date.month, date.day, Number(hours) - offset, Number(minutes)),
  );
  return Number.isNaN(time.getTime()) ? null : time;
}

interface Day {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
}

function dateIn(text: string, language: string): Day | null {
  const written = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/.exec(text);
  if (written !== null) {
    return { year: Number(written[1]), month: Number(written[2]) - 1, day: Number(written[3]) };
  }
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text)?.[0];
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text.replace(year ?? '', ' '))?.[0];
  const month = monthIn(text, language);
  if (year === undefined || day === undefined || month === undefined) return null;
  return { year: Number(year), month, day: Number(day) };
}

function monthIn(text: string, language: string): number | undefined {
  const months = monthsOf(language);
  for (const word of text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []) {
    const month = months.get(word);
    if (month !== undefined) return month;
  }
  return undefined;
}

const known = new Map<string, Map<string, number>>();

/** Names of months in a language and in English, as they stand alone and in dates. */
function monthsOf(language: string): Map<string, number> {
  const found = known.get(language);
  if (found !== undefined) return found;
  const months = new Map<string, number>();
  const isTag = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language);
  for (const locale of isTag ? ['en', language] : ['en']) {
    for (let month = 0; month < 12; month += 1) {
      const time = new Date(Date.UTC(2001, month, 15));
      for (const style of ['long', 'short'] as const) {
        for (const others of [{}, { day: 'numeric' }] as const) {
          const format = new Intl.DateTimeFormat(locale, {
            month: style,
            ...others,
            timeZone: 'UTC',
          });
          const part = format.formatToParts(time).find(({ type }) => type === 'month')?.value ?? '';
          const word = part.toLowerCase().replace(/\.$/, '');
          if (/^\p{L}/u.test(word)) months.set(word, month);
        }
      }
    }
  }
  known.set(language, months);
  return months;
}
