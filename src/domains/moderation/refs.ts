import { builder } from '../../graphql/builder.ts';
import { connectionType } from '../../graphql/connection.ts';
import { Comment } from '../comment/refs.ts';
import { HeldWikiEdit } from '../held-wiki-edit/refs.ts';
import { Post } from '../post/refs.ts';
import { Sequence } from '../sequence/refs.ts';
import { User } from '../user/refs.ts';
import { WikiPage } from '../wiki-page/refs.ts';
import type { ModerationActionRow } from './model.ts';

export const ModerationAction = builder.objectRef<ModerationActionRow>('ModerationAction');
export const ModerationActionConnection = connectionType(ModerationAction, {
  things: 'acts of moderation',
});

export const Moderated = builder.unionType('Moderated', {
  description: 'What moderators look after.',
  types: [User, Post, Comment, WikiPage, Sequence, HeldWikiEdit],
});
