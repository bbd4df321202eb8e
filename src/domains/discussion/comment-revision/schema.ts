import { builder } from '../../../graphql/builder.ts';
import { pageArgs } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { toOneNonNull } from '../../../graphql/selection/to-one.ts';
import { type RichTextRef, TEXT_PROPERTIES } from '../../rich-text/model.ts';
import { RichText } from '../../rich-text/refs.ts';
import { diffFields } from '../../wiki/revision/diff-schema.ts';
import type { TextDiff } from '../../wiki/revision/model.ts';
import { Comment } from '../comment/refs.ts';
import { commentsById } from '../comment/service.ts';
import { CommentRevision, CommentRevisionConnection } from './refs.ts';
import { editAfter, formerTextsOf } from './service.ts';

const CommentDiffRef = builder.objectRef<TextDiff>('CommentDiff').implement({
  description: 'The difference between two successive texts of a comment.',
  fields: diffFields,
});

builder.objectType(CommentRevision, {
  description: 'A former text of a comment, which an edit replaced.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'CommentRevision'),
    comment: t.field({
      description: 'The comment with its newest text.',
      type: Comment,
      ...toOneNonNull('commentId', commentsById),
    }),
    version: t.exposeInt('version', {
      description: 'The number of the version: 1, 2, 3 and so on without gaps.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When this text was written.',
    }),
    body: t.field({
      description: 'The text of this version.',
      type: RichText,
      reads: ['id'],
      texts: TEXT_PROPERTIES,
      resolve: (revision): RichTextRef => ({
        holder: 'commentRevision',
        id: revision.id,
        loaded: revision,
      }),
    }),
    diff: t.field({
      description: 'What the edit that replaced this text changed.',
      type: CommentDiffRef,
      reads: ['id', 'commentId', 'version'],
      resolve: (revision, _args, scope) => editAfter(scope, revision),
    }),
  }),
});

builder.objectField(Comment, 'revisions', (t) =>
  t.field({
    description:
      'The former texts of the comment, newest first, without the one in `body`. Empty for a comment that nobody edited, and for a tombstone. Edits of a hidden comment do not add to them.',
    type: CommentRevisionConnection,
    args: pageArgs(t.arg),
    ...toMany({ list: formerTextsOf }),
  }),
);
