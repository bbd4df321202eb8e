import { MAX_TEXT_LENGTH } from './input/dump-parser.ts';
import type { DumpRevision } from './walk-dump.ts';

/** When a version was written; null if the dump has no time that exists. */
export function timeOf({ timestamp }: Pick<DumpRevision, 'timestamp'>): Date | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?Z$/.exec(timestamp);
  if (match === null) return null;
  const time = new Date(timestamp);
  // `2021-02-30` would be read as a day in March.
  return time.getUTCDate() === Number(match[3]) && time.getUTCFullYear() > 1900 ? time : null;
}

/** Why a version cannot be imported; null if it can. */
export function problemOf(revision: DumpRevision): string | null {
  if (!/^\d{1,18}$/.test(revision.id)) return `the version has no id but ${shown(revision.id)}`;
  if (timeOf(revision) === null) return `${shown(revision.timestamp)} is no time`;
  switch (revision.text.state) {
    case 'tooLong':
      return `the text has more than ${MAX_TEXT_LENGTH.toLocaleString('en-US')} characters`;
    case 'absent':
      return 'the dump does not have the text; dumps that are called stubs have none';
    default:
      return null;
  }
}

function shown(text: string): string {
  return `“${text.slice(0, 40)}”`;
}
