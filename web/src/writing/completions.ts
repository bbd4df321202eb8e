import { findPeople } from './find-people.ts';
import { findWikiPages } from './find-wiki-pages.ts';

/** What can take the place of the beginning of a mention or wiki link. */
export interface Completion {
  readonly markdown: string;
  readonly label: string;
}

/** A mention or wiki link whose end is at the cursor. */
const BEGUN = /(?:(?<=^|[\s(])@(?<name>[\p{L}\p{N}_-]{1,40})|\[\[(?<title>[^[\]|\n]{1,80}))$/u;

/** What of a text before the cursor is to be completed; null if nothing is. */
export function begunIn(before: string): string | null {
  return BEGUN.exec(before.slice(-100))?.[0] ?? null;
}

/** @param begun as `begunIn` found it */
export async function findCompletions(begun: string): Promise<readonly Completion[]> {
  if (begun.startsWith('@')) {
    const people = await findPeople(begun.slice(1));
    return people.map(({ username, displayName }) => ({
      markdown: `@${username} `,
      label: `${displayName} (@${username})`,
    }));
  }
  const pages = await findWikiPages(begun.slice(2));
  return pages.map(({ title }) => ({ markdown: `[[${title}]]`, label: title }));
}
