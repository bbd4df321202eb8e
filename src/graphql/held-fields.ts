import type { Types } from './builder.ts';

interface Reviewed {
  /** Since when it waits for review; null when it does not. */
  readonly heldAt: string | null;
}

type FieldBuilder<Row> = PothosSchemaTypes.ObjectFieldBuilder<Types, Row>;

/** Whether something waits for review. */
export function isHeldField<Row extends Reviewed>(
  t: FieldBuilder<Row>,
  description = 'Whether the text is held for review and therefore hidden. This happens to texts of new members.',
) {
  return t.boolean({
    description,
    reads: ['heldAt'],
    resolve: ({ heldAt }) => heldAt !== null,
  });
}

/** What a moderator has read, by its time: `written` says what time that is, as in "was made or last changed". */
export function heldAtField<Row extends Reviewed>(t: FieldBuilder<Row>, written: string) {
  return t.field({
    type: 'DateTime',
    nullable: true,
    description: `When it ${written}. Null if it is not held for review.`,
    reads: ['heldAt'],
    resolve: ({ heldAt }) => heldAt,
  });
}
