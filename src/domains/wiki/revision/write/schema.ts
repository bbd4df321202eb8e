import type { ObjectFieldsShape } from '@pothos/core';
import type { InputFields, Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { reasonField } from '../../../moderation/log/reason-field.ts';
import type { WikiContributionRow } from '../model.ts';
import { WikiContribution } from '../refs.ts';
import { hideWikiContribution, unhideWikiContribution } from './service.ts';

const input = (t: InputFields) => ({
  contributionId: t.id({
    required: true,
    description: 'The id of the version, as `WikiContribution.id` returns it.',
  }),
  reason: reasonField(t),
});

const payload: ObjectFieldsShape<Types, WikiContributionRow> = (t) => ({
  contribution: t.field({
    description: 'The version after the change.',
    type: WikiContribution,
    resolve: (version) => version,
  }),
});

mutation('hideWikiContribution', {
  description:
    'Hides the title, summary, text and differences of an earlier version of a wiki page from all but moderators. The current version cannot be hidden: restore an earlier one first.',
  rule: 'wikiContribution.hide',
  input,
  resolve: hideWikiContribution,
  payload,
});

mutation('unhideWikiContribution', {
  description: 'Shows the hidden text of a version of a wiki page again.',
  rule: 'wikiContribution.unhide',
  input,
  resolve: unhideWikiContribution,
  payload,
});
