import type { RecordKind } from './tally.ts';

/** What the records of each kind are called for people, in the order of a summary. */
export const KIND_NAMES: Readonly<Record<RecordKind, string>> = {
  user: 'users',
  wikiPage: 'wiki pages',
  post: 'posts',
  revision: 'revisions',
  comment: 'comments',
  sequence: 'sequences',
  alias: 'redirects',
  parentTopic: 'parent topics',
  userSlug: 'addresses of users',
  wikiPageSlug: 'addresses of wiki pages',
  link: 'links',
  reaction: 'reactions',
};

export const KINDS: readonly RecordKind[] = Object.keys(KIND_NAMES) as RecordKind[];
