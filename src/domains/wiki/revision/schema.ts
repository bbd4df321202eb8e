import type { ArgBuilder } from '@pothos/core';
import { builder, type Types } from '../../../graphql/builder.ts';
import { ordered, pageArgs, type Unordered } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { toOne, toOneNonNull } from '../../../graphql/selection/to-one.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import { KEPT_FORMS, type RichTextRef } from '../../rich-text/model.ts';
import { RichText } from '../../rich-text/refs.ts';
import { WikiPage } from '../page/refs.ts';
import { wikiPagesById } from '../page/service.ts';
import { Revision, RevisionDiffRef, WikiContribution, WikiContributionConnection } from './refs.ts';
import {
  diffAgainst,
  isWikiContribution,
  previousOf,
  type RevisionListArguments,
  wikiContributionById,
  wikiContributions,
} from './service.ts';

export const RevisionOrderRef = builder.enumType('RevisionOrder', {
  description: 'The orders in which versions can be listed.',
  values: {
    NEWEST: { description: 'Newest first.' },
    OLDEST: { description: 'Oldest first.' },
  },
});

const RevisionFilterRef = builder.inputType('RevisionFilter', {
  description: 'Which versions to list. All conditions given must hold.',
  fields: (t) => ({
    since: t.field({ type: 'DateTime', description: 'Only versions made then or later.' }),
    until: t.field({ type: 'DateTime', description: 'Only versions made before then.' }),
    hideMinor: t.boolean({ description: 'Leave out edits that their authors called minor.' }),
  }),
});

Revision.implement({
  description: 'A version of a text: what somebody changed, when and why.',
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: (revision) => (isWikiContribution(revision) ? 'WikiContribution' : 'PostRevision'),
  fields: (t) => ({
    author: t.field({
      description: 'Who made the change; null when the account is gone.',
      type: User,
      nullable: true,
      ...toOne('authorId', usersById),
    }),
    authorName: t.exposeString('authorName', {
      description: 'The name to show for its author, also when the account is gone.',
    }),
    version: t.exposeInt('version', { description: '1, 2, 3 and so on, without gaps.' }),
    title: t.exposeString('title', { description: 'The title as of this version.' }),
    summary: t.exposeString('summary', {
      nullable: true,
      description: 'What its author said of the change.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    charsAdded: t.exposeInt('charsAdded', {
      description: 'Characters of Markdown that were not in the version before.',
    }),
    charsRemoved: t.exposeInt('charsRemoved', {
      description: 'Characters of Markdown of the version before that are gone.',
    }),
    isMinor: t.exposeBoolean('isMinor', { description: 'Whether its author called it minor.' }),
    body: t.field({
      description: 'The whole text as of this version.',
      type: RichText,
      reads: ['id'],
      texts: KEPT_FORMS,
      resolve: (revision): RichTextRef => ({
        holder: 'revision',
        id: revision.id,
        known: revision,
      }),
    }),
    diff: t.field({
      description: 'What changed, against the version before or against another one.',
      type: RevisionDiffRef,
      args: {
        against: t.arg.id({
          description: 'The id of another version of the same text. Default: the version before.',
        }),
      },
      resolve: (revision, { against }, scope) => diffAgainst(scope, revision, against),
    }),
  }),
});

builder.objectType(WikiContribution, {
  description: 'What somebody gave to a wiki page: a version of it.',
  interfaces: [builder.nodeInterfaceRef(), Revision],
  fields: (t) => ({
    id: globalIdField(t, 'WikiContribution'),
    page: t.field({
      description: 'The page.',
      type: WikiPage,
      ...toOneNonNull('wikiPageId', wikiPagesById),
    }),
    previous: t.field({
      description: 'The version before; null for the first.',
      type: WikiContribution,
      nullable: true,
      reads: ['postId', 'wikiPageId', 'version'],
      resolve: (contribution, _args, scope) => previousOf(scope, contribution),
    }),
    revertsTo: t.field({
      description: 'The version whose text this one brought back; null when it is new text.',
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
    description: 'What they gave to the wiki, edit by edit.',
    type: WikiContributionConnection,
    args: revisionListArgs(t.arg),
    ...toMany({
      count: 'wikiContributionCount',
      list: (scope, args: RevisionFieldArguments) =>
        wikiContributions(scope, 'author', ordered(args, 'NEWEST')),
    }),
  }),
);

builder.objectField(WikiPage, 'contributions', (t) =>
  t.field({
    description: 'The history of the page, version by version.',
    type: WikiContributionConnection,
    args: revisionListArgs(t.arg),
    ...toMany({
      list: (scope, args: RevisionFieldArguments) =>
        wikiContributions(scope, 'wikiPage', ordered(args, 'NEWEST')),
    }),
  }),
);

/** The arguments of a list of versions. */
export function revisionListArgs(arg: ArgBuilder<Types>) {
  return {
    orderBy: arg({
      type: RevisionOrderRef,
      defaultValue: 'NEWEST',
      description: 'In which order.',
    }),
    filter: arg({ type: RevisionFilterRef, description: 'Which of them.' }),
    ...pageArgs(arg),
  };
}
