import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { type Inputs, reasonField } from '../../../moderation/log/reason-field.ts';
import type { WikiPageRow } from '../model.ts';
import { WikiPage } from '../refs.ts';
import { protectWikiPage, unprotectWikiPage } from './protection-service.ts';

const pageInput = (t: Inputs) => ({
  page: t.id({ required: true, description: 'Which page.' }),
  reason: reasonField(t),
});

const pagePayload: ObjectFieldsShape<Types, WikiPageRow> = (t) => ({
  wikiPage: t.field({
    description: 'The page as it is now.',
    type: WikiPage,
    resolve: (page) => page,
  }),
});

mutation('protectWikiPage', {
  description: 'Lets only trusted people edit a wiki page.',
  rule: 'wikiPage.protect',
  input: pageInput,
  resolve: protectWikiPage,
  payload: pagePayload,
});

mutation('unprotectWikiPage', {
  description: 'Lets everybody edit a protected wiki page again.',
  rule: 'wikiPage.unprotect',
  input: pageInput,
  resolve: unprotectWikiPage,
  payload: pagePayload,
});
