import type { ObjectFieldsShape } from '@pothos/core';
import { builder, type InputFields, type Types } from '../../../graphql/builder.ts';
import { EDGE_ORDER_DESCRIPTION, edgeTypeOf } from '../../../graphql/connection.ts';
import { idempotencyKey, mutation } from '../../../graphql/mutation.ts';
import { SiteLimits } from '../../site/refs.ts';
import { HeldWikiEdit } from '../held-edit/refs.ts';
import { WikiPage, WikiPageConnection } from '../page/refs.ts';
import { WikiPageOrderRef } from '../page/schema.ts';
import { edgeOfWikiPage } from '../page/service.ts';
import { WikiContribution, WikiContributionConnection } from '../revision/refs.ts';
import { RevisionOrderRef } from '../revision/schema.ts';
import { edgeOfContribution } from '../revision/service.ts';
import { MAX_PAGE_LENGTH, type WrittenPage } from './content.ts';
import { editWikiPage, revertWikiPage } from './edit-service.ts';
import { setParentTopics } from './parents-service.ts';
import { renameWikiPage } from './rename-service.ts';
import { createWikiPage } from './service.ts';

const payload: ObjectFieldsShape<Types, WrittenPage> = (t) => ({
  wikiPage: t.field({
    description: 'The page after the change. Null for a new page that is held for review.',
    type: WikiPage,
    nullable: true,
    resolve: ({ page }) => page,
  }),
  contribution: t.field({
    description:
      'The new version. If the text did not change, this is the current version. Null if the change is held for review.',
    type: WikiContribution,
    nullable: true,
    resolve: ({ contribution }) => contribution,
  }),
  heldEdit: t.field({
    description:
      'The edit that is held for review, if the author is a new member. Null if the change is already visible.',
    type: HeldWikiEdit,
    nullable: true,
    resolve: ({ heldEdit }) => heldEdit,
  }),
  contributionEdge: t.field({
    description:
      'The new version with its cursor in the history of the page. Null if the change is held for review.',
    type: edgeTypeOf(WikiContributionConnection),
    nullable: true,
    args: {
      orderBy: t.arg({
        type: RevisionOrderRef,
        defaultValue: 'NEWEST',
        description: EDGE_ORDER_DESCRIPTION,
      }),
    },
    resolve: ({ contribution }, { orderBy }, scope) =>
      contribution && edgeOfContribution(scope, contribution, orderBy ?? 'NEWEST'),
  }),
});

const pageField = (t: InputFields) =>
  t.id({ required: true, description: 'The id of the wiki page, as `WikiPage.id` returns it.' });

const summaryField = (t: InputFields) =>
  t.string({ description: 'A summary of the change for the history. At most 500 characters.' });

mutation('createWikiPage', {
  description:
    'Creates a wiki page. The slug is derived from the title. If another page has that slug, a number is appended.',
  rule: 'wikiPage.create',
  input: (t) => ({
    title: t.string({
      required: true,
      description:
        'The title. At most 300 characters. No other page may have this title now or have had it before. Case is ignored.',
    }),
    markdown: t.string({
      required: true,
      description: 'The text as Markdown. At most 200,000 characters.',
    }),
    summary: summaryField(t),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: createWikiPage,
  payload: (t) => ({
    ...payload(t),
    wikiPageEdge: t.field({
      description:
        'The new page with its cursor in the list of all pages. Null if it is held for review.',
      type: edgeTypeOf(WikiPageConnection),
      nullable: true,
      args: {
        orderBy: t.arg({
          type: WikiPageOrderRef,
          defaultValue: 'TITLE',
          description: EDGE_ORDER_DESCRIPTION,
        }),
      },
      resolve: ({ page }, { orderBy }, scope) =>
        page && edgeOfWikiPage(scope, page, orderBy ?? 'TITLE'),
    }),
  }),
});

mutation('editWikiPage', {
  description:
    'Changes the text of a wiki page. Concurrent changes by others are merged. If both changed the same lines, `userErrors` contains an EditConflict.',
  rule: 'wikiPage.edit',
  input: (t) => ({
    pageId: pageField(t),
    basedOn: t.int({
      required: true,
      description: 'The number of the version that you edited. 0 for an empty page.',
    }),
    markdown: t.string({
      required: true,
      description: 'The whole new text as Markdown. At most 200,000 characters.',
    }),
    summary: summaryField(t),
    isMinor: t.boolean({ description: 'Whether this is a minor edit. The default is false.' }),
  }),
  resolve: editWikiPage,
  payload,
});

mutation('revertWikiPage', {
  description: 'Creates a new version of a wiki page with the text of an earlier version.',
  rule: 'wikiPage.edit',
  input: (t) => ({
    pageId: pageField(t),
    revisionId: t.id({ required: true, description: 'The id of the WikiContribution to restore.' }),
    basedOn: t.int({
      required: true,
      description:
        'The number of the newest version that you have seen. If a newer one has another text than you restore, `userErrors` contains an EditConflict.',
    }),
    summary: summaryField(t),
  }),
  resolve: revertWikiPage,
  payload,
});

mutation('renameWikiPage', {
  description: 'Changes the title and slug of a wiki page. The former slug continues to work.',
  rule: 'wikiPage.rename',
  input: (t) => ({
    pageId: pageField(t),
    title: t.string({
      required: true,
      description: 'The new title, with the same rules as in `createWikiPage`.',
    }),
    summary: summaryField(t),
  }),
  resolve: renameWikiPage,
  payload,
});

mutation('setParentTopics', {
  description:
    'Says which more general topics a topic is part of. The change is a new version of the page with the same text, whose summary names what was added and removed. To undo it, set the earlier parents again. A topic can have 200 topics below it, on 5 levels with the most general one.',
  rule: 'wikiPage.edit',
  input: (t) => ({
    pageId: pageField(t),
    parentIds: t.idList({
      required: true,
      description:
        'The ids of the wiki pages of all parent topics, in any order. At most 5. None removes all parents.',
    }),
    basedOnParentIds: t.idList({
      description:
        'The ids of the parents that you found. If the topic has other parents by now, nothing is changed. If left out, yours replace those of others.',
    }),
  }),
  resolve: setParentTopics,
  payload,
});

builder.objectFields(SiteLimits, (t) => ({
  wikiPageCharacters: t.int({
    description: 'The maximum length of a wiki page in Markdown.',
    resolve: () => MAX_PAGE_LENGTH,
  }),
}));
