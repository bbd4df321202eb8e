import type { ArgBuilder } from '@pothos/core';
import { builder, type Types } from '../../../graphql/builder.ts';
import {
  ordered,
  pageArgs,
  rootPageComplexity,
  type Unordered,
} from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { toOneNonNull } from '../../../graphql/selection/to-one.ts';
import { timeRangeFields } from '../../../graphql/time-range-fields.ts';
import { Authored, User } from '../../people/user/refs.ts';
import { type RichTextRef, TEXT_PROPERTIES } from '../../rich-text/model.ts';
import { RichText } from '../../rich-text/refs.ts';
import { WikiPage } from '../page/refs.ts';
import { wikiPagesById } from '../page/service.ts';
import { Revision, RevisionDiffRef, WikiContribution, WikiContributionConnection } from './refs.ts';
import {
  diffAgainst,
  isWikiContribution,
  previousOf,
  type RevisionListArguments,
  readable,
  recentContributions,
  versionOf,
  wikiContributionById,
  wikiContributions,
} from './service.ts';
import { summaryOf } from './summary.ts';

export const RevisionOrderRef = builder.enumType('RevisionOrder', {
  description: 'The orders of a list of versions.',
  values: {
    NEWEST: { description: 'Newest versions first.' },
    OLDEST: { description: 'Oldest versions first.' },
  },
});

const RevisionFilterRef = builder.inputType('RevisionFilter', {
  description: 'Conditions for a list of versions. A version must meet all of them.',
  fields: (t) => ({
    authors: t.stringList({
      description: 'Only versions by one of the users with these usernames.',
    }),
    ...timeRangeFields(t, 'versions created'),
    hideMinor: t.boolean({ description: 'True excludes minor edits.' }),
  }),
});

const HIDDEN = 'Null if moderators hid this version and the viewer is not one of them.';

// Not null: posts and comments have fields of these names, and one selection of all of them must be valid.
const EMPTY_IF_HIDDEN = 'Empty if moderators hid this version and the viewer is not one of them.';

Revision.implement({
  description: 'A version of a text, with its author and time.',
  interfaces: [builder.nodeInterfaceRef(), Authored],
  resolveType: (revision) => (isWikiContribution(revision) ? 'WikiContribution' : 'PostRevision'),
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: 'The number of the version: 1, 2, 3 and so on without gaps.',
    }),
    isHidden: t.exposeBoolean('isHidden', {
      description:
        'Whether moderators hid what this version says. Then only they see its title, summary, text and differences.',
    }),
    title: t.string({
      description: `The title in this version. ${EMPTY_IF_HIDDEN}`,
      reads: ['title', 'isHidden'],
      resolve: (revision, _args, scope) => readable(scope, revision, ({ title }) => title) ?? '',
    }),
    summary: t.string({
      nullable: true,
      description: `The author’s summary of the change. Without one, a new title or a change of parent topics is described by the titles that the viewer may see. Null if there is none. ${HIDDEN}`,
      reads: ['summary', 'addedParentIds', 'removedParentIds', 'isRename', 'isHidden'],
      resolve: (revision, _args, scope) =>
        readable(scope, revision, (shown) => summaryOf(scope, shown)),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When this was created.' }),
    charsAdded: t.exposeInt('charsAdded', {
      description: 'The number of Markdown characters added since the previous version.',
    }),
    charsRemoved: t.exposeInt('charsRemoved', {
      description: 'The number of Markdown characters removed since the previous version.',
    }),
    isMinor: t.exposeBoolean('isMinor', {
      description: 'Whether the author marked the edit as minor.',
    }),
    body: t.field({
      description: `The whole text of this version. ${EMPTY_IF_HIDDEN}`,
      type: RichText,
      reads: ['id', 'isHidden'],
      texts: TEXT_PROPERTIES,
      resolve: (revision, _args, scope): RichTextRef => ({
        holder: 'revision',
        id: readable(scope, revision, ({ id }) => id),
        loaded: revision,
      }),
    }),
    diff: t.field({
      description:
        'The changes since the previous version, or since the version with the id `againstId`. Null if moderators hid one of the two and the viewer is not one of them.',
      type: RevisionDiffRef,
      nullable: true,
      args: {
        againstId: t.arg.id({
          description: 'The id of another version of the same text. Default: the previous version.',
        }),
      },
      resolve: (revision, { againstId }, scope) => diffAgainst(scope, revision, againstId),
    }),
  }),
});

builder.objectType(WikiContribution, {
  description: 'A version of a wiki page, written by one contributor.',
  interfaces: [builder.nodeInterfaceRef(), Authored, Revision],
  fields: (t) => ({
    id: globalIdField(t, 'WikiContribution'),
    page: t.field({
      description: 'The page that this version belongs to.',
      type: WikiPage,
      ...toOneNonNull('wikiPageId', wikiPagesById),
    }),
    previous: t.field({
      description: 'The previous version. Null for the first version.',
      type: WikiContribution,
      nullable: true,
      reads: ['postId', 'wikiPageId', 'version'],
      resolve: (contribution, _args, scope) => previousOf(scope, contribution),
    }),
    revertsTo: t.field({
      description:
        'The earlier version whose text this one restores. Null for a version with new text.',
      type: WikiContribution,
      nullable: true,
      reads: ['revertsToId'],
      resolve: ({ revertsToId }, _args, scope) => wikiContributionById(scope, revertsToId),
    }),
  }),
});

export type RevisionFieldArguments = Unordered<RevisionListArguments>;

builder.objectField(User, 'wikiContributions', (t) =>
  t.field({
    description: 'The user’s edits of wiki pages.',
    type: WikiContributionConnection,
    args: revisionListArgs(t.arg),
    ...toMany({
      count: 'wikiContributionCount',
      list: (scope, args: RevisionFieldArguments) =>
        wikiContributions(scope, 'author', ordered(args, 'NEWEST')),
    }),
  }),
);

builder.objectField(WikiPage, 'version', (t) =>
  t.int({
    description:
      'The number of the version that `body` has the text of, for `basedOn` of an edit. 0 if nobody has written it yet.',
    reads: ['revisionId'],
    resolve: ({ revisionId }, _args, scope) => versionOf(scope, revisionId),
  }),
);

builder.objectField(WikiPage, 'contributions', (t) =>
  t.field({
    description: 'The versions of the page.',
    type: WikiContributionConnection,
    args: revisionListArgs(t.arg),
    ...toMany({
      list: (scope, args: RevisionFieldArguments) =>
        wikiContributions(scope, 'wikiPage', ordered(args, 'NEWEST')),
    }),
  }),
);

builder.queryFields((t) => ({
  wikiContributions: t.field({
    rule: 'public',
    description: 'The edits of all wiki pages.',
    type: WikiContributionConnection,
    args: revisionListArgs(t.arg),
    complexity: rootPageComplexity,
    resolve: (_root, args, scope) => recentContributions(scope, ordered(args, 'NEWEST')),
  }),
}));

/** The arguments of a list of versions. */
export function revisionListArgs(arg: ArgBuilder<Types>) {
  return {
    orderBy: arg({
      type: RevisionOrderRef,
      defaultValue: 'NEWEST',
      description: 'The order of the items.',
    }),
    filter: arg({
      type: RevisionFilterRef,
      description: 'Conditions for the items to return. Default: all items.',
    }),
    ...pageArgs(arg),
  };
}
