import { listedNode } from '../../graphql/branded-node.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connection.ts';
import { Comment } from '../discussion/comment/refs.ts';
import { Post } from '../discussion/post/refs.ts';
import { Sequence } from '../discussion/sequence/refs.ts';
import { HeldWikiEdit } from '../wiki/held-edit/refs.ts';
import { WikiPage } from '../wiki/page/refs.ts';
import type { HeldTextRow } from './model.ts';

export const HeldText = builder.unionType('HeldText', {
  description: 'A text that can be held for review.',
  types: [Post, Comment, Sequence, HeldWikiEdit],
});

export const ReviewedText = builder.unionType('ReviewedText', {
  description:
    'A text after its review. An approved edit of the wiki has become a part of its page.',
  types: [Post, Comment, Sequence, WikiPage, HeldWikiEdit],
});

export const HeldTextConnection = connectionOf<HeldTextRow, object>(HeldText, {
  things: 'texts that wait for review',
  toNode: (row, scope) => listedNode(scope, row),
});
