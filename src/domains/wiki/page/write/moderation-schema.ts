import type { ObjectFieldsShape } from '@pothos/core';
import type { InputFields, Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { reasonField } from '../../../moderation/log/reason-field.ts';
import { lostTopicFields } from '../lost-topics-schema.ts';
import { WikiPage } from '../refs.ts';
import { deleteWikiPage, restoreWikiPage } from './deletion-service.ts';
import { mergeWikiPages } from './merge-service.ts';
import type { ModeratedPage } from './moderate-page.ts';
import { protectWikiPage, unprotectWikiPage } from './protection-service.ts';

const input = (t: InputFields) => ({
  pageId: t.id({
    required: true,
    description: 'The id of the wiki page, as `WikiPage.id` returns it.',
  }),
  reason: reasonField(t),
});

const payload: ObjectFieldsShape<Types, ModeratedPage> = (t) => ({
  wikiPage: t.field({
    description: 'The page after the change.',
    type: WikiPage,
    resolve: ({ page }) => page,
  }),
});

mutation('deleteWikiPage', {
  description:
    'Deletes a wiki page with its versions and comments, so that only moderators can see it. Another page may have its title then.',
  rule: 'wikiPage.delete',
  input,
  resolve: deleteWikiPage,
  payload,
});

mutation('restoreWikiPage', {
  description:
    'Restores a deleted wiki page. If another page has its title now, rename that page first. The page gets back the parent and child topics for which there is room. The result and the log have the others.',
  rule: 'wikiPage.restore',
  input,
  resolve: restoreWikiPage,
  payload: (t) => ({ ...payload(t), ...lostTopicFields(t) }),
});

mutation('protectWikiPage', {
  description: 'Protects a wiki page, so that only trusted members can edit it.',
  rule: 'wikiPage.protect',
  input,
  resolve: protectWikiPage,
  payload,
});

mutation('unprotectWikiPage', {
  description: 'Removes the protection of a wiki page, so that every member can edit it.',
  rule: 'wikiPage.unprotect',
  input,
  resolve: unprotectWikiPage,
  payload,
});

mutation('mergeWikiPages', {
  description:
    'Merges a wiki page into another one. Its addresses and titles lead to the other page from then on, and its comments, posts, links, followers, parent topics and child topics go there. The result and the log say for which topics there is no room. Its versions stay readable on it, but nobody can edit it. No text changes, so copy what the other page lacks. A merge cannot be undone.',
  rule: 'wikiPage.merge',
  input: (t) => ({
    sourceId: t.id({ required: true, description: 'The id of the wiki page that goes.' }),
    targetId: t.id({ required: true, description: 'The id of the wiki page that stays.' }),
    reason: reasonField(t),
  }),
  resolve: mergeWikiPages,
  payload: (t) => ({
    wikiPage: t.field({
      description: 'The page that stays.',
      type: WikiPage,
      resolve: ({ target }) => target,
    }),
    mergedPage: t.field({
      description: 'The page that was merged. Its `mergedInto` is the other page.',
      type: WikiPage,
      resolve: ({ source }) => source,
    }),
    ...lostTopicFields(t),
  }),
});
