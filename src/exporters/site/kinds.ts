import type { ExportScope, Kind } from './kind.ts';
import { PRIVATE_KINDS } from './private-kinds.ts';
import {
  links,
  moderationActions,
  polls,
  postCoauthors,
  postTopics,
  reactions,
  sequenceEntries,
  uploads,
  wikiContributors,
  wikiPageParents,
} from './relation-kinds.ts';
import {
  commentRevisions,
  comments,
  posts,
  revisions,
  sequences,
  users,
  wikiPages,
} from './text-kinds.ts';

/**
 * Everything that an export has, in the order in which an import writes it: a row comes after those that it
 * names, except where a migration made the reference one that a transaction checks at its end.
 */
export const KINDS: readonly Kind[] = [
  users,
  revisions,
  wikiPages,
  wikiPageParents,
  posts,
  postCoauthors,
  postTopics,
  polls,
  comments,
  commentRevisions,
  reactions,
  sequences,
  sequenceEntries,
  links,
  wikiContributors,
  ...PRIVATE_KINDS,
  // It names held edits.
  moderationActions,
  uploads,
];

export function kindsOf(scope: ExportScope): readonly Kind[] {
  return scope === 'full' ? KINDS : KINDS.filter((kind) => kind.public !== null);
}
