import type { Community } from '../community/community.ts';
import { comments } from './comments.ts';
import { namesOf } from './names.ts';
import { pageRevisions } from './page-revisions.ts';
import { pages } from './pages.ts';
import { postRevisions } from './post-revisions.ts';
import { posts, postTopics } from './posts.ts';
import { sequenceEntries, sequences } from './sequences.ts';
import type { Table } from './table.ts';
import { users } from './users.ts';

/** All rows of a community, each after those that the triggers of its table look at. */
export function tablesOf(community: Community): Table[] {
  const names = namesOf(community);
  return [
    users(community, names),
    postRevisions(community, names),
    pageRevisions(community, names),
    posts(community, names),
    pages(community, names),
    postTopics(community, names),
    sequences(community, names),
    sequenceEntries(community, names),
    comments(community, names),
  ];
}
