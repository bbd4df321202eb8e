import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import type { SequenceEntryRow, SequenceRow } from './model.ts';

export const Sequence = builder.objectRef<SequenceRow>('Sequence');
export const SequenceConnection = connectionType(Sequence, { things: 'sequences' });

export const SequenceEntry = builder.objectRef<SequenceEntryRow>('SequenceEntry');
export const SequenceEntryConnection = connectionType(SequenceEntry, {
  things: 'posts in a sequence',
});
