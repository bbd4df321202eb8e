import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import { Comment } from '../../discussion/comment/refs.ts';
import { Post } from '../../discussion/post/refs.ts';
import { Sequence } from '../../discussion/sequence/refs.ts';
import { UserNote } from '../../moderation/user-note/refs.ts';
import { HeldWikiEdit } from '../../wiki/held-edit/refs.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import type { NotificationRow } from './model.ts';

export const Notification = builder.objectRef<NotificationRow>('Notification');
export const NotificationConnection = connectionType(Notification, { things: 'notifications' });

export const NotificationSubject = builder.unionType('NotificationSubject', {
  description: 'The types of content that a notification can be about.',
  types: [Post, Comment, WikiPage, Sequence, HeldWikiEdit, UserNote],
});

export const NotificationKindRef = builder.enumType('NotificationKind', {
  description: 'The kinds of events that cause a notification.',
  values: {
    REPLY: { description: 'A user replied to a comment of the recipient.' },
    MENTION: { description: 'A user mentioned the recipient as `@name`.' },
    COMMENT: {
      description: 'A user commented on the recipient’s content, or on something they follow.',
    },
    POST: { description: 'A user whom the recipient follows published a post.' },
    EDIT: { description: 'A user edited a wiki page that the recipient follows.' },
    INVITATION: { description: 'A user invited the recipient to be a co-author.' },
    REACTION: { description: 'A user reacted to a post or comment of the recipient.' },
    MODERATION: { description: 'A moderator acted on the recipient’s content.' },
  } as const,
});
