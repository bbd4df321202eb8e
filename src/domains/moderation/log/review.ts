import { inputError } from '../../../lib/errors.ts';

export interface RejectTextInput {
  /** The id of a text that is held for review. */
  readonly subjectId: string;
  /** For the public log. */
  readonly reason: string;
}

export interface ApproveTextInput extends RejectTextInput {
  /** The text's `heldAt` when the moderator read it. */
  readonly heldAt: string;
}

/**
 * Refuses to approve a text that its author changed after the moderator read it.
 *
 * @param heldAt since when the text waits as it is now
 * @throws PublicError BAD_USER_INPUT
 */
export function assertRead(input: ApproveTextInput, heldAt: string | null): void {
  if (heldAt !== null && Date.parse(heldAt) === Date.parse(input.heldAt)) return;
  throw inputError(
    'input.heldAt',
    'The author has changed this text since you read it. Read it again first.',
  );
}
