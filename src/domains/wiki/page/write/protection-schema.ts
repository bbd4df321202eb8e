import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { type Inputs, reasonField } from '../../../moderation/log/reason-field.ts';
import type { WikiPageRow } from '../model.ts';
import { WikiPage } from '../refs.ts';
import { protectWikiPage, unprotectWikiPage } from './protection-service.ts';

const pageInput = (t: Inputs) => ({
  pageId: t.id({
    required: true,
    description: 'The id of the wiki page, as `WikiPage.id` returns it.',
  }),
  reason: reasonField(t),
});

const pagePayload: ObjectFieldsShape<Types, WikiPageRow> = (t) => ({
  wikiPage: t.field({
    description: 'The page after the change.',
    type: WikiPage,
    resolve: (page) => page,
  }),
});

mutation('protectWikiPage', {
  description: 'Protects a wiki page, so that only trusted members can edit it.',
  rule: 'wikiPage.protect',
  input: pageInput,
  resolve: protectWikiPage,
  payload: pagePayload,
});

mutation('unprotectWikiPage', {
  description: 'Removes the protection of a wiki page, so that every member can edit it.',
  rule: 'wikiPage.unprotect',
  input: pageInput,
  resolve: unprotectWikiPage,
  payload: pagePayload,
});
