import type { Types } from './builder.ts';

interface Reviewed {
  /** Since when it waits for review; null when it does not. */
  readonly heldAt: string | null;
}

type FieldBuilder<Row> = PothosSchemaTypes.ObjectFieldBuilder<Types, Row>;

/** Whether something waits for review. */
export function isHeldField<Row extends Reviewed>(
  t: FieldBuilder<Row>,
  description = 'Whether it is hidden because it waits for review, as texts of newcomers may.',
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
    description: `When it ${written}, while it waits for review; null when it does not wait.`,
    reads: ['heldAt'],
    resolve: ({ heldAt }) => heldAt,
  });
}
