import type {
  CommentFilter,
  CommentOrder,
  PostFilter,
  PostOrder,
  RevisionFilter,
  RevisionOrder,
  WikiContributorOrder,
} from '../__generated__/wikiPageQuery.graphql.ts';
import { THREAD_LIST } from '../comments/list-spec.ts';
import { type ListAddress, type ListArguments, readArguments } from '../lists/list-spec.ts';
import { HISTORY_LIST } from '../versions/list-spec.ts';
import { CONTRIBUTOR_LIST, TOPIC_POST_LIST } from './list-specs.ts';

/** What the lists of a wiki page are asked with. */
export interface WikiArguments {
  readonly contributors: ListArguments<WikiContributorOrder, never>;
  readonly history: ListArguments<RevisionOrder, RevisionFilter>;
  readonly posts: ListArguments<PostOrder, PostFilter>;
  readonly comments: ListArguments<CommentOrder, CommentFilter>;
}

/** Reads the address bar. */
export function readWikiArguments(address: ListAddress): WikiArguments {
  return {
    contributors: readArguments(CONTRIBUTOR_LIST, address),
    history: readArguments(HISTORY_LIST, address),
    posts: readArguments(TOPIC_POST_LIST, address),
    comments: readArguments(THREAD_LIST, address),
  };
}
