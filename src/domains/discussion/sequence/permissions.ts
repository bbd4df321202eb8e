import { alreadyDone, type Denial, rule } from '../../../access/rule.ts';
import type { MemberViewer } from '../../../access/viewer.ts';
import type { SequenceFacts } from './facts.ts';

/** Who may do what to sequences. */
export const SEQUENCE_ACTIONS = {
  'sequence.create': rule({
    description: 'Create a sequence of posts.',
    on: ['None'],
    deny: () => null,
  }),
  'sequence.edit': rule({
    description: 'Change the title, the description, or the posts of a sequence and their order.',
    on: ['Sequence'],
    deny: (viewer, sequence) => denyOthers(viewer, sequence) ?? denyDeleted(sequence),
  }),
  'sequence.delete': rule({
    description: 'Delete a sequence. Its posts remain.',
    on: ['Sequence'],
    deny: (viewer, sequence) =>
      denyOthers(viewer, sequence) ??
      (sequence.isDeleted ? alreadyDone('This sequence is already deleted.') : null),
  }),
  'sequence.restore': rule({
    description: 'Restore a deleted sequence.',
    on: ['Sequence'],
    deny: (viewer, sequence) =>
      denyOthers(viewer, sequence) ??
      (sequence.isDeleted ? null : alreadyDone('This sequence is not deleted.')),
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof SEQUENCE_ACTIONS, unknown> {}
}

function denyOthers(viewer: MemberViewer, { authorId }: SequenceFacts): Denial {
  return authorId === viewer.id ? null : 'Only who put a sequence together may do this.';
}

function denyDeleted({ isDeleted }: SequenceFacts): Denial {
  return isDeleted ? 'This sequence is deleted.' : null;
}
