import type { InputFields } from '../../../graphql/builder.ts';

/** The field of an input that says why a moderator does something. */
export const reasonField = (t: InputFields) =>
  t.string({
    required: true,
    description: 'The reason, for the public moderation log. At most 1,000 characters.',
  });
