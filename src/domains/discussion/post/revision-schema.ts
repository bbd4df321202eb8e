import { builder } from '../../../graphql/builder.ts';
import { ordered } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { toOneNonNull } from '../../../graphql/selection/to-one.ts';
import { Authored } from '../../people/user/refs.ts';
import { PostRevision, PostRevisionConnection, Revision } from '../../wiki/revision/refs.ts';
import { type RevisionFieldArguments, revisionListArgs } from '../../wiki/revision/schema.ts';
import { postRevisions, previousOf, versionOf } from '../../wiki/revision/service.ts';
import { Post } from './refs.ts';
import { postsById } from './service.ts';

builder.objectType(PostRevision, {
  description: 'A version of a post.',
  interfaces: [builder.nodeInterfaceRef(), Authored, Revision],
  fields: (t) => ({
    id: globalIdField(t, 'PostRevision'),
    post: t.field({
      description: 'The post that this belongs to.',
      type: Post,
      ...toOneNonNull('postId', postsById),
    }),
    previous: t.field({
      description: 'The previous version. Null for the first version.',
      type: PostRevision,
      nullable: true,
      reads: ['postId', 'wikiPageId', 'version'],
      resolve: (revision, _args, scope) => previousOf(scope, revision),
    }),
  }),
});

builder.objectField(Post, 'version', (t) =>
  t.int({
    description: 'The number of the version that `body` has the text of, for `basedOn` of an edit.',
    reads: ['revisionId'],
    resolve: ({ revisionId }, _args, scope) => versionOf(scope, revisionId),
  }),
);

builder.objectField(Post, 'revisions', (t) =>
  t.field({
    description: 'The versions of the post.',
    type: PostRevisionConnection,
    args: revisionListArgs(t.arg),
    ...toMany({
      list: (scope, args: RevisionFieldArguments) => postRevisions(scope, ordered(args, 'NEWEST')),
    }),
  }),
);
