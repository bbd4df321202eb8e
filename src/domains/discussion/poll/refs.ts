import { builder } from '../../../graphql/builder.ts';
import type { PollRow } from './model.ts';

export const Poll = builder.objectRef<PollRow>('Poll');
