import { builder } from '../../../graphql/builder.ts';
import { ordered, pageArgs, rootPageComplexity } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import type { RichTextRef } from '../../rich-text/model.ts';
import { RichText } from '../../rich-text/refs.ts';
import { KEPT_FORMS } from './model.ts';
import { User, UserConnection } from './refs.ts';
import { userByName, users } from './service.ts';

const UserRoleRef = builder.enumType('UserRole', {
  description: 'What the community trusts a person with.',
  values: {
    MEMBER: { description: 'Reads, writes and votes.' },
    TRUSTED: { description: 'Also edits protected pages.' },
    MODERATOR: { description: 'Also looks after what others write.' },
    ADMIN: { description: 'Runs the place.' },
  },
});

const UserOrderRef = builder.enumType('UserOrder', {
  description: 'The orders in which people can be listed.',
  values: {
    KARMA: { description: 'Most karma first.' },
    NEWEST: { description: 'Who joined last comes first.' },
    OLDEST: { description: 'Who joined first comes first.' },
    USERNAME: { description: 'By username, a to z.' },
  },
});

const UserFilterRef = builder.inputType('UserFilter', {
  description: 'Which people to list. All conditions given must hold.',
  fields: (t) => ({
    roles: t.field({ type: [UserRoleRef], description: 'Only people with one of these roles.' }),
    minKarma: t.int({ description: 'Only people with at least this much karma.' }),
    joinedSince: t.field({ type: 'DateTime', description: 'Only who joined then or later.' }),
    joinedUntil: t.field({ type: 'DateTime', description: 'Only who joined before then.' }),
    nameStartsWith: t.string({
      description:
        'Only whose username or display name begins so. Upper and lower case are the same.',
    }),
  }),
});

builder.objectType(User, {
  description: 'A person of the community.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'User'),
    username: t.exposeString('username', {
      description: 'The name in addresses and mentions: unique, lower case, URL-safe.',
    }),
    displayName: t.exposeString('displayName', { description: 'The name to show.' }),
    bio: t.field({
      description: 'What the person says of themselves; null when nothing.',
      type: RichText,
      nullable: true,
      reads: ['id', 'hasBio'],
      texts: KEPT_FORMS,
      resolve: ({ id, hasBio, ...row }): RichTextRef | null =>
        hasBio
          ? {
              holder: 'userBio',
              id,
              known: {
                html: row.bioHtml,
                markdown: row.bioMarkdown,
                text: row.bioText,
                wordCount: row.bioWordCount,
                opening: row.bioOpening,
              },
            }
          : null,
    }),
    karma: t.exposeInt('karma', { description: 'What others thought of their writing, in sum.' }),
    role: t.field({
      description: 'What the community trusts them with.',
      type: UserRoleRef,
      reads: ['role'],
      resolve: ({ role }) => role,
    }),
    joinedAt: t.expose('joinedAt', { type: 'DateTime', description: 'When the account was made.' }),
    websiteUrl: t.exposeString('websiteUrl', {
      nullable: true,
      description: 'Their own site; always http or https.',
    }),
    location: t.exposeString('location', {
      nullable: true,
      description: 'Where they say they are.',
    }),
    avatarUrl: t.exposeString('avatarUrl', { nullable: true, description: 'Their picture.' }),
  }),
});

builder.queryFields((t) => ({
  user: t.field({
    rule: 'public',
    description: 'A person by username; finds a former username too. Null when there is none.',
    type: User,
    nullable: true,
    args: {
      username: t.arg.string({
        required: true,
        description: 'The name in their address. Upper and lower case are the same.',
      }),
    },
    resolve: (_root, { username }, scope) => userByName(scope, username),
  }),
  users: t.field({
    rule: 'public',
    description: 'The people of the community.',
    type: UserConnection,
    args: {
      orderBy: t.arg({
        type: UserOrderRef,
        defaultValue: 'KARMA',
        description: 'In which order.',
      }),
      filter: t.arg({ type: UserFilterRef, description: 'Which of them.' }),
      ...pageArgs(t.arg),
    },
    complexity: rootPageComplexity,
    resolve: (_root, args, scope) => users(scope, ordered(args, 'KARMA')),
  }),
}));
