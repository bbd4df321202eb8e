import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import { Comment } from '../../discussion/comment/refs.ts';
import { Post } from '../../discussion/post/refs.ts';
import { Sequence } from '../../discussion/sequence/refs.ts';
import { HeldWikiEdit } from '../../wiki/held-edit/refs.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import type { NotificationRow } from './model.ts';

export const Notification = builder.objectRef<NotificationRow>('Notification');
export const NotificationConnection = connectionType(Notification, { things: 'notifications' });

export const NotificationSubject = builder.unionType('NotificationSubject', {
  description: 'What somebody can be told of.',
  types: [Post, Comment, WikiPage, Sequence, HeldWikiEdit],
});

export const NotificationKindRef = builder.enumType('NotificationKind', {
  description: 'Why somebody is told of something.',
  values: {
    REPLY: { description: 'Somebody answered a comment of theirs.' },
    MENTION: { description: 'Somebody wrote `@name` with their name.' },
    COMMENT: { description: 'Somebody commented on what they wrote or follow.' },
    POST: { description: 'Somebody whom they follow published a post.' },
    EDIT: { description: 'A wiki page that they follow was edited.' },
    INVITATION: { description: 'Somebody asks them to be a co-author.' },
    MODERATION: { description: 'A moderator did something to what they wrote.' },
  } as const,
});
