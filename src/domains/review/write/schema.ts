import type { InputFieldBuilder, ObjectFieldsShape } from '@pothos/core';
import type { NodeKey } from '../../../access/node-key.ts';
import { listedNode } from '../../../graphql/branded-node.ts';
import type { Types } from '../../../graphql/builder.ts';
import { mutation } from '../../../graphql/mutation.ts';
import { ReviewedText } from '../refs.ts';
import { approveText, rejectText } from './service.ts';

const subjectField = (t: InputFieldBuilder<Types, 'InputObject'>) =>
  t.id({ required: true, description: 'The text that waits for review.' });

const reasonField = (t: InputFieldBuilder<Types, 'InputObject'>) =>
  t.string({ required: true, description: 'Why, for the public log; up to 1,000 characters.' });

const payload: ObjectFieldsShape<Types, NodeKey> = (t) => ({
  subject: t.field({
    description: 'The text as it is now; the page for an approved edit of the wiki.',
    type: ReviewedText,
    resolve: async (key, _args, scope) => (await listedNode(scope, key)) as never,
  }),
});

mutation('approveText', {
  description:
    'Shows a text that was held for review. It counts as written now. Notifications and events that were held back are sent. An edit of a wiki page is merged with what others changed meanwhile; where both changed the same lines, the answer is EDIT_CONFLICT.',
  rule: 'text.review',
  input: (t) => ({
    subject: subjectField(t),
    heldAt: t.field({
      type: 'DateTime',
      required: true,
      description:
        'The `heldAt` of the text that was read. A text that its author changed since is not approved.',
    }),
    reason: reasonField(t),
  }),
  resolve: approveText,
  payload,
});

mutation('rejectText', {
  description: 'Leaves a text hidden that was held for review. Its author still sees it.',
  rule: 'text.review',
  input: (t) => ({ subject: subjectField(t), reason: reasonField(t) }),
  resolve: rejectText,
  payload,
});
