import { listedNode } from '../../graphql/branded-node.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connection.ts';
import { Comment } from '../discussion/comment/refs.ts';
import { Post } from '../discussion/post/refs.ts';
import { Sequence } from '../discussion/sequence/refs.ts';
import { HeldWikiEdit } from '../wiki/held-edit/refs.ts';
import { WikiPage } from '../wiki/page/refs.ts';
import type { HeldTextRow } from './model.ts';

const HeldText = builder.unionType('HeldText', {
  description: 'The types of text that can be held for review.',
  types: [Post, Comment, Sequence, HeldWikiEdit],
});

export const ReviewedText = builder.unionType('ReviewedText', {
  description: 'A text after its review. For an approved wiki edit, this is the wiki page.',
  types: [Post, Comment, Sequence, WikiPage, HeldWikiEdit],
});

export const HeldTextConnection = connectionOf<HeldTextRow, object>(HeldText, {
  things: 'texts held for review',
  toNode: (row, scope) => listedNode(scope, row),
});
