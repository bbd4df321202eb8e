import type { ObjectRef } from '@pothos/core';
import type { Facts } from '../access/facts.ts';
import { permissions } from '../access/permissions.ts';
import type { Prefetch } from '../db/database.ts';
import {
  COMMENT_FACTS,
  factsOfComment,
  prefetchPlaces,
} from '../domains/discussion/comment/facts.ts';
import { Comment } from '../domains/discussion/comment/refs.ts';
import { factsOfPost, POST_FACTS } from '../domains/discussion/post/facts.ts';
import { Post } from '../domains/discussion/post/refs.ts';
import { isViewerAuthor, prefetchCoauthorships } from '../domains/discussion/post/service.ts';
import { factsOfSequence, SEQUENCE_FACTS } from '../domains/discussion/sequence/facts.ts';
import { Sequence } from '../domains/discussion/sequence/refs.ts';
import { factsOfUser, USER_FACTS } from '../domains/people/user/facts.ts';
import { User } from '../domains/people/user/refs.ts';
import { isContributor, prefetchOwnPages } from '../domains/wiki/contributor/service.ts';
import { factsOfPage, WIKI_PAGE_FACTS } from '../domains/wiki/page/facts.ts';
import { WikiPage } from '../domains/wiki/page/refs.ts';
import { builder, type Types } from '../graphql/builder.ts';
import { listPrice } from '../graphql/prices.ts';
import type { MaybePromise } from '../lib/maybe-promise.ts';
import type { Scope } from '../request/scope.ts';
import { ActionRef, actionNamed, PermissionRef } from './permission-schema.ts';

interface FactsOptions<Row> {
  /** The properties of the row that `factsOf` reads. */
  readonly reads: readonly (keyof Row & string)[];
  readonly factsOf: (scope: Scope, row: Row) => MaybePromise<Facts | null>;
  readonly prefetch?: (scope: Scope) => Prefetch | null;
}

function addViewerCan<Row extends object>(
  type: ObjectRef<Types, Row>,
  { reads, factsOf, prefetch }: FactsOptions<Row>,
): void {
  builder.objectField(type, 'viewerCan', (t) =>
    t.field({
      description:
        'Whether the viewer may perform these actions on this object, in the same order. Use it to decide which buttons to show.',
      type: [PermissionRef],
      args: {
        actions: t.arg({
          type: [ActionRef],
          required: true,
          description: 'The actions to check. Those without a subject are refused.',
        }),
      },
      complexity: ({ actions }) => listPrice(actions.length),
      reads,
      prefetch,
      resolve: (row, { actions }, scope) =>
        permissions(scope, actions.map(actionNamed), () => factsOf(scope, row as Row)),
    }),
  );
}

addViewerCan(Post, { reads: POST_FACTS, factsOf: factsOfPost, prefetch: prefetchCoauthorships });
addViewerCan(Comment, { reads: COMMENT_FACTS, factsOf: factsOfComment, prefetch: prefetchPlaces });
addViewerCan(WikiPage, { reads: WIKI_PAGE_FACTS, factsOf: (_scope, row) => factsOfPage(row) });
addViewerCan(Sequence, { reads: SEQUENCE_FACTS, factsOf: (_scope, row) => factsOfSequence(row) });
addViewerCan(User, { reads: USER_FACTS, factsOf: (_scope, row) => factsOfUser(row) });

builder.objectField(Post, 'viewerIsAuthor', (t) =>
  t.boolean({
    description: 'Whether the viewer is the author of the post or one of its co-authors.',
    reads: ['id', 'authorId'],
    prefetch: prefetchCoauthorships,
    resolve: (post, _args, scope) => isViewerAuthor(scope, post),
  }),
);

builder.objectField(Comment, 'viewerIsAuthor', (t) =>
  t.boolean({
    description: 'Whether the viewer wrote the comment.',
    reads: ['authorId'],
    resolve: ({ authorId }, _args, scope) => isViewer(scope, authorId),
  }),
);

builder.objectField(WikiPage, 'viewerIsAuthor', (t) =>
  t.boolean({
    description: 'Whether the viewer wrote a version of the page.',
    reads: ['id'],
    prefetch: prefetchOwnPages,
    resolve: ({ id }, _args, scope) => isContributor(scope, id),
  }),
);

builder.objectField(Sequence, 'viewerIsAuthor', (t) =>
  t.boolean({
    description: 'Whether the viewer created the sequence.',
    reads: ['authorId'],
    resolve: ({ authorId }, _args, scope) => isViewer(scope, authorId),
  }),
);

builder.objectField(User, 'viewerIsAuthor', (t) =>
  t.boolean({
    description: 'Whether this is the account of the viewer.',
    reads: ['id'],
    resolve: ({ id }, _args, scope) => isViewer(scope, id),
  }),
);

function isViewer({ viewer }: Scope, userId: string | null): boolean {
  return viewer.kind === 'member' && viewer.id === userId;
}
