import type { ObjectFieldsShape } from '@pothos/core';
import type { NodeKey } from '../../../access/node-key.ts';
import { listedNode } from '../../../graphql/branded-node.ts';
import type { InputFields, Types } from '../../../graphql/builder.ts';
import { mutation } from '../../../graphql/mutation.ts';
import { reasonField } from '../../moderation/log/reason-field.ts';
import { ReviewedText } from '../refs.ts';
import { approveText, rejectText } from './service.ts';

const subjectField = (t: InputFields) =>
  t.id({ required: true, description: 'The id of the text that is held for review.' });

const payload: ObjectFieldsShape<Types, NodeKey> = (t) => ({
  subject: t.field({
    description: 'The text after the review. For an approved wiki edit, this is the wiki page.',
    type: ReviewedText,
    resolve: (key, _args, scope) => listedNode(scope, key),
  }),
});

mutation('approveText', {
  description:
    'Approves a text that is held for review and shows it to all readers. Its time of publication is now. Its notifications and events are sent. A wiki edit is merged with later changes. If both changed the same lines, `userErrors` contains an EditConflict.',
  rule: 'text.review',
  input: (t) => ({
    subjectId: subjectField(t),
    heldAt: t.field({
      type: 'DateTime',
      required: true,
      description:
        'The `heldAt` of the text that you reviewed. If the author has changed the text since then, it is not approved.',
    }),
    reason: reasonField(t),
  }),
  resolve: approveText,
  payload,
});

mutation('rejectText', {
  description:
    'Rejects a text that is held for review. It remains visible to its author and moderators only.',
  rule: 'text.review',
  input: (t) => ({ subjectId: subjectField(t), reason: reasonField(t) }),
  resolve: rejectText,
  payload,
});
