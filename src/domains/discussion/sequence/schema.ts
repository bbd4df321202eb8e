import type { ArgBuilder } from '@pothos/core';
import { builder, type Types } from '../../../graphql/builder.ts';
import { ordered, pageArgs, pageComplexity, type Unordered } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { heldAtField, isHeldField } from '../../../graphql/held-fields.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { toOne, toOneNonNull } from '../../../graphql/selection/to-one.ts';
import { titleFields } from '../../../graphql/title-fields.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import type { RichTextRef } from '../../rich-text/model.ts';
import { RichText } from '../../rich-text/refs.ts';
import { Post } from '../post/refs.ts';
import { postsById } from '../post/service.ts';
import { Sequence, SequenceConnection, SequenceEntry, SequenceEntryConnection } from './refs.ts';
import {
  entriesOf,
  type SequenceListArguments,
  sequenceBySlug,
  sequences,
  sequencesUnder,
} from './service.ts';

export const SequenceOrderRef = builder.enumType('SequenceOrder', {
  description: 'The orders in which sequences can be listed.',
  values: {
    NEWEST: { description: 'Made last comes first.' },
    OLDEST: { description: 'Made first comes first.' },
    TITLE: { description: 'By title, a to z.' },
  },
});

builder.objectType(Sequence, {
  description: 'Posts that belong together, in the order in which to read them.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'Sequence'),
    slug: t.exposeString('slug', { description: 'Its name in addresses: unique and URL-safe.' }),
    title: t.exposeString('title', {
      description: 'Its title as it was written: plain text, with formulas between `$`.',
    }),
    ...titleFields(t),
    description: t.field({
      description: 'What it is about; null when nothing is said.',
      type: RichText,
      nullable: true,
      reads: ['id', 'hasDescription'],
      resolve: ({ id, hasDescription }): RichTextRef | null =>
        hasDescription ? { holder: 'sequence', id } : null,
    }),
    author: t.field({
      description: 'Who put it together; null when the account is gone.',
      type: User,
      nullable: true,
      ...toOne('authorId', usersById),
    }),
    authorName: t.exposeString('authorName', {
      description: 'The name to show for its author, also when the account is gone.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    isDeleted: t.exposeBoolean('isDeleted', {
      description: 'Whether it was deleted; only its author and moderators ever see that.',
    }),
    isHidden: t.exposeBoolean('isHidden', {
      description: 'Whether only its author and moderators see it: held for review, or rejected.',
    }),
    isHeld: isHeldField(t),
    heldAt: heldAtField(t, 'was made or last changed'),
    entries: t.field({
      description: 'The same posts as `posts`, with the chapters that begin at them.',
      type: SequenceEntryConnection,
      args: pageArgs(t.arg),
      ...toMany({ list: entriesOf }),
    }),
  }),
});

SequenceEntry.implement({
  description: "A post's place in a sequence.",
  fields: (t) => ({
    position: t.exposeInt('position', {
      description: 'Its number in the sequence; gaps may occur.',
    }),
    chapterTitle: t.exposeString('chapterTitle', {
      nullable: true,
      description: 'The title of the chapter that begins here; null within a chapter.',
    }),
    post: t.field({
      description: 'The post.',
      type: Post,
      ...toOneNonNull('postId', postsById),
    }),
  }),
});

type ListArguments = Unordered<SequenceListArguments>;

builder.objectField(User, 'sequences', (t) =>
  t.field({
    description: 'The sequences they put together.',
    type: SequenceConnection,
    args: sequenceListArgs(t.arg),
    ...toMany({
      count: 'sequenceCount',
      list: (scope, args: ListArguments) =>
        sequencesUnder(scope, 'author', ordered(args, 'NEWEST')),
    }),
  }),
);

builder.objectField(Post, 'sequences', (t) =>
  t.field({
    description: 'The sequences it is part of.',
    type: SequenceConnection,
    args: sequenceListArgs(t.arg),
    ...toMany({
      list: (scope, args: ListArguments) => sequencesUnder(scope, 'post', ordered(args, 'NEWEST')),
    }),
  }),
);

builder.queryFields((t) => ({
  sequence: t.field({
    rule: 'public',
    description: 'A sequence by its slug. Null when there is none.',
    type: Sequence,
    nullable: true,
    args: { slug: t.arg.string({ required: true, description: 'Its name in addresses.' }) },
    resolve: (_root, { slug }, scope) => sequenceBySlug(scope, slug),
  }),
  sequences: t.field({
    rule: 'public',
    description: 'The sequences of the community.',
    type: SequenceConnection,
    args: sequenceListArgs(t.arg),
    complexity: pageComplexity,
    resolve: (_root, args, scope) => sequences(scope, ordered(args, 'NEWEST')),
  }),
}));

function sequenceListArgs(arg: ArgBuilder<Types>) {
  return {
    orderBy: arg({
      type: SequenceOrderRef,
      defaultValue: 'NEWEST',
      description: 'In which order.',
    }),
    ...pageArgs(arg),
  };
}
