import { builder } from '../../../graphql/builder.ts';
import { ordered, pageArgs, rootPageComplexity } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { timeRangeFields } from '../../../graphql/time-range-fields.ts';
import { Image } from '../../image/refs.ts';
import type { RichTextRef } from '../../rich-text/model.ts';
import { RichText } from '../../rich-text/refs.ts';
import { TEXT_PROPERTIES } from './model.ts';
import { Authored, User, UserConnection, UserRoleRef } from './refs.ts';
import { userByName, users, usersById } from './service.ts';

const UserOrderRef = builder.enumType('UserOrder', {
  description: 'The orders of a list of users.',
  values: {
    KARMA: { description: 'Most karma first.' },
    NEWEST: { description: 'Users who joined last come first.' },
    OLDEST: { description: 'Users who joined first come first.' },
    USERNAME: { description: 'By username, in alphabetical order.' },
  },
});

const UserFilterRef = builder.inputType('UserFilter', {
  description: 'Conditions for a list of users. A user must meet all of them.',
  fields: (t) => ({
    roles: t.field({ type: [UserRoleRef], description: 'Only users with one of these roles.' }),
    minKarma: t.int({ description: 'Only users with at least this much karma.' }),
    ...timeRangeFields(t, 'users who joined'),
    nameStartsWith: t.string({
      description:
        'Only users whose username or display name begins with this text. Case is ignored.',
    }),
  }),
});

builder.objectType(User, {
  description: 'A member of the community.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'User'),
    username: t.exposeString('username', {
      description: 'The name in web addresses and mentions: unique, lower case and URL-safe.',
    }),
    displayName: t.exposeString('displayName', {
      description: 'The name that pages show for the user.',
    }),
    bio: t.field({
      description: 'The user’s text about themselves. Null if there is none.',
      type: RichText,
      nullable: true,
      reads: ['id', 'hasBio'],
      texts: TEXT_PROPERTIES,
      resolve: ({ id, hasBio, ...row }): RichTextRef | null =>
        hasBio
          ? {
              holder: 'userBio',
              id,
              loaded: {
                html: row.bioHtml,
                markdown: row.bioMarkdown,
                text: row.bioText,
                wordCount: row.bioWordCount,
                opening: row.bioOpening,
              },
            }
          : null,
    }),
    karma: t.exposeInt('karma', {
      description:
        'The sum of the votes on the user’s posts and comments. Votes on a post count for its first author only. A strong vote counts for more than one.',
    }),
    role: t.field({
      description: 'The user’s role in the community.',
      type: UserRoleRef,
      reads: ['role'],
      resolve: ({ role }) => role,
    }),
    bannedUntil: t.expose('bannedUntil', {
      type: 'DateTime',
      nullable: true,
      description:
        'When the ban of the user ends. The user cannot write until then. Null if the user is not banned. The reason is in `moderationLog`.',
    }),
    joinedAt: t.expose('joinedAt', {
      type: 'DateTime',
      description: 'When the account was created.',
    }),
    websiteUrl: t.expose('websiteUrl', {
      type: 'URL',
      nullable: true,
      description: 'The address of the user’s website, with http or https. Null if there is none.',
    }),
    location: t.exposeString('location', {
      nullable: true,
      description: 'The user’s location, as free text. Null if there is none.',
    }),
    avatar: t.field({
      description:
        'The picture that the user uploaded and chose with `updateProfile`. Everybody can see it. Null if there is none.',
      type: Image,
      nullable: true,
      reads: ['avatar'],
      resolve: ({ avatar }) => avatar,
    }),
    avatarUrl: t.expose('avatarUrl', {
      type: 'URL',
      nullable: true,
      description:
        'The web address of a picture of the user on another site, as the user or an import named it. Null if there is none.',
    }),
  }),
});

Authored.implement({
  description: 'Content with an author.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    author: t.field({
      description:
        'The author. Null if the account no longer exists, and for the tombstone of a comment.',
      type: User,
      nullable: true,
      ...toOne('authorId', usersById),
    }),
    authorName: t.exposeString('authorName', {
      description: 'The author’s name to display. It remains when the account no longer exists.',
    }),
  }),
});

builder.queryFields((t) => ({
  user: t.field({
    rule: 'public',
    description: 'The user with this username, now or formerly. Null if there is none.',
    type: User,
    nullable: true,
    args: {
      username: t.arg.string({
        required: true,
        description: 'The username. Case is ignored.',
      }),
    },
    resolve: (_root, { username }, scope) => userByName(scope, username),
  }),
  users: t.field({
    rule: 'public',
    description: 'All users of the community.',
    type: UserConnection,
    args: {
      orderBy: t.arg({
        type: UserOrderRef,
        defaultValue: 'KARMA',
        description: 'The order of the items.',
      }),
      filter: t.arg({
        type: UserFilterRef,
        description: 'Conditions for the items to return. Default: all items.',
      }),
      ...pageArgs(t.arg),
    },
    complexity: rootPageComplexity,
    resolve: (_root, args, scope) => users(scope, ordered(args, 'KARMA')),
  }),
}));
