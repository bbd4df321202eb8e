import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import { Comment } from '../../discussion/comment/refs.ts';
import { Post } from '../../discussion/post/refs.ts';
import { Sequence } from '../../discussion/sequence/refs.ts';
import { User } from '../../people/user/refs.ts';
import { HeldWikiEdit } from '../../wiki/held-edit/refs.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import { WikiContribution } from '../../wiki/revision/refs.ts';
import type { ModerationActionRow } from './model.ts';

export const ModerationAction = builder.objectRef<ModerationActionRow>('ModerationAction');
export const ModerationActionConnection = connectionType(ModerationAction, {
  things: 'moderation actions',
});

export const Moderated = builder.unionType('Moderated', {
  description: 'The types of content and users that moderators act on.',
  types: [User, Post, Comment, WikiPage, Sequence, HeldWikiEdit, WikiContribution],
});
