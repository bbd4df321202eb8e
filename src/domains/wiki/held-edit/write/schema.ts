import { mutation } from '../../../../graphql/mutation.ts';
import { encodeGlobalId } from '../../../../lib/global-id.ts';
import { viewerAfter } from '../../../viewer/refs.ts';
import { withdrawHeldEdit } from './withdraw-service.ts';

mutation('withdrawHeldEdit', {
  description: 'Withdraws an own edit of the wiki that is held for review.',
  rule: 'heldEdit.withdraw',
  input: (t) => ({
    heldEditId: t.id({
      required: true,
      description: 'The id of the edit, as `HeldWikiEdit.id` returns it.',
    }),
  }),
  resolve: withdrawHeldEdit,
  payload: (t) => ({
    withdrawnId: t.id({
      description: 'The id of the edit that is gone.',
      resolve: ({ id }) => encodeGlobalId('HeldWikiEdit', id),
    }),
    viewer: viewerAfter(t, 'The viewer with the texts that are still held for review.'),
  }),
});
