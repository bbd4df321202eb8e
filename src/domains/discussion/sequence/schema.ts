import type { ArgBuilder } from '@pothos/core';
import { builder, type Types } from '../../../graphql/builder.ts';
import {
  ordered,
  pageArgs,
  rootPageComplexity,
  type Unordered,
} from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { heldAtField, isHeldField } from '../../../graphql/held-fields.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { toOne, toOneNonNull } from '../../../graphql/selection/to-one.ts';
import { timeRangeFields } from '../../../graphql/time-range-fields.ts';
import { titleFields } from '../../../graphql/title-fields.ts';
import { Authored, User } from '../../people/user/refs.ts';
import type { RichTextRef } from '../../rich-text/model.ts';
import { RichText } from '../../rich-text/refs.ts';
import { Post } from '../post/refs.ts';
import { postsById } from '../post/service.ts';
import type { NeighboursRow } from './model.ts';
import { Sequence, SequenceConnection, SequenceEntry, SequenceEntryConnection } from './refs.ts';
import {
  entriesOf,
  neighboursOf,
  type SequenceListArguments,
  sequenceBySlug,
  sequences,
  sequencesUnder,
} from './service.ts';

export const SequenceOrderRef = builder.enumType('SequenceOrder', {
  description: 'The orders of a list of sequences.',
  values: {
    NEWEST: { description: 'Latest creation first.' },
    OLDEST: { description: 'Earliest creation first.' },
    TITLE: { description: 'By title, in alphabetical order.' },
  },
});

const SequenceFilterRef = builder.inputType('SequenceFilter', {
  description: 'Conditions for a list of sequences. A sequence must meet all of them.',
  fields: (t) => ({
    authors: t.stringList({
      description: 'Only sequences by one of the users with these usernames.',
    }),
    ...timeRangeFields(t, 'sequences created'),
  }),
});

builder.objectType(Sequence, {
  description: 'A series of posts in reading order.',
  interfaces: [builder.nodeInterfaceRef(), Authored],
  fields: (t) => ({
    id: globalIdField(t, 'Sequence'),
    slug: t.exposeString('slug', {
      description: 'The name in the web address: unique and URL-safe.',
    }),
    title: t.exposeString('title', {
      description: 'The title as the author wrote it: plain text with formulas between `$` signs.',
    }),
    ...titleFields(t),
    description: t.field({
      description: 'The description of the sequence. Null if there is none.',
      type: RichText,
      nullable: true,
      reads: ['id', 'hasDescription'],
      resolve: ({ id, hasDescription }): RichTextRef | null =>
        hasDescription ? { holder: 'sequence', id } : null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When this was created.' }),
    isDeleted: t.exposeBoolean('isDeleted', {
      description:
        'Whether the item was deleted. Deleted items are visible to the author and moderators only.',
    }),
    isHidden: t.exposeBoolean('isHidden', {
      description:
        'Whether only the author and moderators can see the sequence, because it is held for review or was rejected.',
    }),
    isHeld: isHeldField(t),
    heldAt: heldAtField(t, 'was created or last changed'),
    entries: t.field({
      description: 'The posts of the sequence with their chapters, in reading order.',
      type: SequenceEntryConnection,
      args: pageArgs(t.arg),
      ...toMany({ list: entriesOf }),
    }),
  }),
});

SequenceEntry.implement({
  description: 'The position of a post in a sequence.',
  fields: (t) => ({
    position: t.exposeInt('position', {
      description: 'The position in the sequence. The numbers may have gaps.',
    }),
    chapterTitle: t.exposeString('chapterTitle', {
      nullable: true,
      description:
        'The title of the chapter that begins with this post. Null if no chapter begins here.',
    }),
    post: t.field({
      description: 'The post at this position.',
      type: Post,
      ...toOneNonNull('postId', postsById),
    }),
  }),
});

type ListArguments = Unordered<SequenceListArguments>;

builder.objectField(User, 'sequences', (t) =>
  t.field({
    description: 'The sequences that the user created.',
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
    description: 'The sequences that contain the post.',
    type: SequenceConnection,
    args: sequenceListArgs(t.arg),
    ...toMany({
      list: (scope, args: ListArguments) => sequencesUnder(scope, 'post', ordered(args, 'NEWEST')),
    }),
  }),
);

const SequenceNeighbours = builder.objectRef<NeighboursRow>('SequenceNeighbours').implement({
  description: 'The posts before and after a post in a sequence.',
  fields: (t) => ({
    previous: t.field({
      description: 'The post before. Null if this is the first one.',
      type: Post,
      nullable: true,
      ...toOne('previousId', postsById),
    }),
    next: t.field({
      description: 'The post after. Null if this is the last one.',
      type: Post,
      nullable: true,
      ...toOne('nextId', postsById),
    }),
  }),
});

builder.objectField(Post, 'sequenceNeighbours', (t) =>
  t.field({
    description:
      'The posts before and after this one in a sequence. Posts that are not public are left out. Null if the sequence does not contain the post, or the viewer may not see the sequence.',
    type: SequenceNeighbours,
    nullable: true,
    args: {
      sequenceId: t.arg.id({
        required: true,
        description: 'The id of the sequence, as `Sequence.id` returns it.',
      }),
    },
    reads: ['id'],
    resolve: ({ id }, { sequenceId }, scope) => neighboursOf(scope, id, sequenceId),
  }),
);

builder.queryFields((t) => ({
  sequence: t.field({
    rule: 'public',
    description: 'The sequence with this slug. Null if there is none that the viewer may see.',
    type: Sequence,
    nullable: true,
    args: { slug: t.arg.string({ required: true, description: 'The name in the web address.' }) },
    resolve: (_root, { slug }, scope) => sequenceBySlug(scope, slug),
  }),
  sequences: t.field({
    rule: 'public',
    description: 'All sequences of the community.',
    type: SequenceConnection,
    args: sequenceListArgs(t.arg),
    complexity: rootPageComplexity,
    resolve: (_root, args, scope) => sequences(scope, ordered(args, 'NEWEST')),
  }),
}));

function sequenceListArgs(arg: ArgBuilder<Types>) {
  return {
    orderBy: arg({
      type: SequenceOrderRef,
      defaultValue: 'NEWEST',
      description: 'The order of the items.',
    }),
    filter: arg({
      type: SequenceFilterRef,
      description: 'Conditions for the items to return. Default: all items.',
    }),
    ...pageArgs(arg),
  };
}
