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
import { type ListArguments, readArguments } from '../lists/list-spec.ts';
import { POST_LIST } from '../posts/list-spec.ts';
import { CONTRIBUTOR_LIST, HISTORY_LIST } from './list-specs.ts';

/** What the lists of a wiki page are asked with. */
export interface WikiArguments {
  readonly contributors: ListArguments<WikiContributorOrder, never>;
  readonly history: ListArguments<RevisionOrder, RevisionFilter>;
  readonly posts: ListArguments<PostOrder, PostFilter>;
  readonly comments: ListArguments<CommentOrder, CommentFilter>;
}

/** Reads the address bar. */
export function readWikiArguments(search: string): WikiArguments {
  return {
    contributors: readArguments(CONTRIBUTOR_LIST, search),
    history: readArguments(HISTORY_LIST, search),
    posts: readArguments(POST_LIST, search),
    comments: readArguments(THREAD_LIST, search),
  };
}
