import { hash } from 'node:crypto';
import type { ImportRecord, LazyText, SourceText } from '../../records.ts';

/**
 * What an import last read of a record: numbers, times and flags as they are, everything else as a digest. What is
 * null, 0, false or empty is missing.
 */
export type Remembered = Readonly<Record<string, string | number | true>>;

/** What is remembered of our own rows beside what was read, to see whether people changed them here. */
export const OWN_ROW_KEYS = ['ourText', 'ourOrder'] as const;

export type OwnRowValues = { readonly [Key in (typeof OWN_ROW_KEYS)[number]]?: string | null };

/** What the source may change of a record, as it says it now; null for kinds of which it changes nothing. */
export function rememberedOf(record: ImportRecord): Remembered | null {
  switch (record.kind) {
    case 'user': {
      const { displayName, username, bio, websiteUrl, location, avatarUrl, karma } = record;
      return compact({
        displayName: digest(displayName),
        username: digest(username),
        profile: digest([bio, websiteUrl, location, avatarUrl]),
        karma,
      });
    }
    case 'wikiPage':
      return compact({ title: digest(record.title) });
    case 'post':
      return compact({
        title: digest(record.title),
        kind: record.postKind,
        link: digestOrNull(record.linkUrl),
        author: digest(record.author),
        coauthors: record.coauthors.length === 0 ? null : digest(record.coauthors),
        topics: record.topics.length === 0 ? null : digest(record.topics),
        score: record.score,
        votes: record.voteCount,
        published: timeOrNull(record.publishedAt),
        edited: timeOrNull(record.editedAt),
        locked: timeOrNull(record.lockedAt),
        pinned: timeOrNull(record.pinnedAt),
        curated: timeOrNull(record.curatedAt),
        poll: digestOrNull(record.poll),
      });
    case 'revision': {
      const { text, permanentText, title, summary, author, isMinor } = record;
      return compact({
        text: permanentText === undefined ? digestOfText(text) : digest(permanentText),
        line: digest([title, summary, author, isMinor]),
      });
    }
    case 'comment':
      return compact({
        body: digestOfText(record.body),
        edited: timeOrNull(record.editedAt),
        author: digest(record.author),
        answer: record.isAnswer,
        accepted: record.isAccepted,
        score: record.score,
        votes: record.voteCount,
        agreement: record.agreementScore,
        deleted: timeOrNull(record.deletedAt),
        retracted: record.isRetracted,
        pinned: record.isPinned,
      });
    case 'sequence':
      return compact({
        title: digest(record.title),
        description: digestOrNull(record.description),
        author: digest(record.author),
        entries: record.entries.length === 0 ? null : digest(record.entries),
      });
    case 'link':
    case 'reaction':
    case 'alias':
    case 'parentTopic':
    case 'userSlug':
    case 'wikiPageSlug':
      return null;
  }
}

/** Whether the source says the same of both. */
export function isSame(a: Remembered, b: Remembered): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of OWN_ROW_KEYS) keys.delete(key);
  return [...keys].every((key) => a[key] === b[key]);
}

/** A text that costs much to make is not made for this. */
function digestOfText(text: SourceText | LazyText): string | null {
  return 'make' in text ? null : digest(text);
}

/** A few characters that differ with the value. */
export function digest(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return hash('sha1', text, 'base64url').slice(0, 10);
}

export function digestOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : digest(value);
}

export function timeOrNull(time: Date | string | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

function compact(values: Readonly<Record<string, string | number | boolean | null>>): Remembered {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string | number | true] =>
        entry[1] !== null && entry[1] !== 0 && entry[1] !== false,
    ),
  );
}
