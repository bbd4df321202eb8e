import type { InputFieldBuilder } from '@pothos/core';
import type { Types } from '../../../graphql/builder.ts';

export type Inputs = InputFieldBuilder<Types, 'InputObject'>;

/** The field of an input that says why a moderator does something. */
export const reasonField = (t: Inputs) =>
  t.string({
    required: true,
    description: 'The reason, for the public moderation log. At most 1,000 characters.',
  });
