import type { Community } from '../community/community.ts';
import { comments } from './comments.ts';
import { namesOf } from './names.ts';
import { pages } from './pages.ts';
import { posts, postTopics } from './posts.ts';
import { revisions } from './revisions.ts';
import { sequenceEntries, sequences } from './sequences.ts';
import type { Table } from './table.ts';
import { users } from './users.ts';

/**
 * All rows of a community, in lanes that can be written at the same time. In a lane each table comes
 * after those that its triggers look at; comments, half of the work, have a lane of their own.
 */
export function tablesOf(community: Community): Table[][] {
  const names = namesOf(community);
  return [
    [comments(community, names)],
    [
      users(community, names),
      revisions(community, names),
      posts(community, names),
      pages(community, names),
      postTopics(community, names),
      sequences(community, names),
      sequenceEntries(community, names),
    ],
  ];
}
