import type { InputFieldBuilder, ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../graphql/builder.ts';
import { edgeTypeOf } from '../../../graphql/connection.ts';
import { idempotencyKey, mutation } from '../../../graphql/mutation.ts';
import { HeldWikiEdit } from '../held-edit/refs.ts';
import { WikiPage, WikiPageConnection } from '../page/refs.ts';
import { WikiPageOrderRef } from '../page/schema.ts';
import { edgeOfWikiPage } from '../page/service.ts';
import { WikiContribution, WikiContributionConnection } from '../revision/refs.ts';
import { RevisionOrderRef } from '../revision/schema.ts';
import { edgeOfContribution } from '../revision/service.ts';
import type { WrittenPage } from './content.ts';
import { editWikiPage, revertWikiPage } from './edit-service.ts';
import { renameWikiPage } from './rename-service.ts';
import { createWikiPage } from './service.ts';

const payload: ObjectFieldsShape<Types, WrittenPage> = (t) => ({
  wikiPage: t.field({
    description: 'The page as it is now; null when it is new and held for review.',
    type: WikiPage,
    nullable: true,
    resolve: ({ page }) => page,
  }),
  contribution: t.field({
    description:
      'The version that was written; the current one if nothing had to be; null when the change is held for review.',
    type: WikiContribution,
    nullable: true,
    resolve: ({ contribution }) => contribution,
  }),
  heldEdit: t.field({
    description:
      'The change, when it is held for review because nothing by its author is shown yet; else null.',
    type: HeldWikiEdit,
    nullable: true,
    resolve: ({ heldEdit }) => heldEdit,
  }),
  contributionEdge: t.field({
    description:
      'The version with its place in the history of the page; null when the change is held for review.',
    type: edgeTypeOf(WikiContributionConnection),
    nullable: true,
    args: {
      orderBy: t.arg({
        type: RevisionOrderRef,
        defaultValue: 'NEWEST',
        description: 'The order of the list that it is to be put into.',
      }),
    },
    resolve: ({ contribution }, { orderBy }, scope) =>
      contribution && edgeOfContribution(scope, contribution, orderBy ?? 'NEWEST'),
  }),
});

type Inputs = InputFieldBuilder<Types, 'InputObject'>;

const pageField = (t: Inputs) => t.id({ required: true, description: 'Which page.' });

const summaryField = (t: Inputs) =>
  t.string({ description: 'What one did and why, for the history; up to 500 characters.' });

mutation('createWikiPage', {
  description:
    'Makes a wiki page. Its slug is made from its title, with a number after it where another page has that slug.',
  rule: 'wikiPage.create',
  input: (t) => ({
    title: t.string({
      required: true,
      description:
        'Its title, up to 300 characters. No other page may have it, or have had it before; upper and lower case are the same.',
    }),
    markdown: t.string({ required: true, description: 'What it says, up to 200,000 characters.' }),
    summary: summaryField(t),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: createWikiPage,
  payload: (t) => ({
    ...payload(t),
    wikiPageEdge: t.field({
      description: 'The page with its place in the list of all; null when it is held for review.',
      type: edgeTypeOf(WikiPageConnection),
      nullable: true,
      args: {
        orderBy: t.arg({
          type: WikiPageOrderRef,
          defaultValue: 'TITLE',
          description: 'The order of the list that it is to be put into.',
        }),
      },
      resolve: ({ page }, { orderBy }, scope) =>
        page && edgeOfWikiPage(scope, page, orderBy ?? 'TITLE'),
    }),
  }),
});

mutation('editWikiPage', {
  description:
    'Changes what a wiki page says. What others changed meanwhile is merged in; where both changed the same lines, the answer is EDIT_CONFLICT with both texts.',
  rule: 'wikiPage.edit',
  input: (t) => ({
    page: pageField(t),
    basedOn: t.int({
      required: true,
      description: 'The number of the version that the text was made from; 0 for an empty page.',
    }),
    markdown: t.string({
      required: true,
      description: 'The whole text, up to 200,000 characters.',
    }),
    summary: summaryField(t),
    isMinor: t.boolean({ description: 'Whether only details change. Default: no.' }),
  }),
  resolve: editWikiPage,
  payload,
});

mutation('revertWikiPage', {
  description: 'Brings back what a wiki page said in an earlier version, as a new one.',
  rule: 'wikiPage.edit',
  input: (t) => ({
    page: pageField(t),
    to: t.id({ required: true, description: 'The version to bring back: a WikiContribution.' }),
    basedOn: t.int({
      required: true,
      description:
        'The number of the newest version that one knows of. When there is a newer one the answer is EDIT_CONFLICT.',
    }),
    summary: summaryField(t),
  }),
  resolve: revertWikiPage,
  payload,
});

mutation('renameWikiPage', {
  description: 'Gives a wiki page another title and slug. The slug from before goes on working.',
  rule: 'wikiPage.rename',
  input: (t) => ({
    page: pageField(t),
    title: t.string({ required: true, description: 'As in createWikiPage.' }),
    summary: summaryField(t),
  }),
  resolve: renameWikiPage,
  payload,
});
