import type { UserError } from '../lib/errors.ts';

/** An error as an object of the answer: what is an `Error` would be one of the response. */
export type UserErrorValue = Pick<UserError, 'code' | 'message' | 'argument' | 'details'>;

/** What a mutation that changed nothing answers with in place of its result. */
export class RefusedMutation {
  readonly userErrors: readonly UserErrorValue[];

  constructor(userErrors: readonly UserError[]) {
    this.userErrors = userErrors.map(({ code, message, argument, details }) => ({
      code,
      message,
      argument,
      details,
    }));
  }
}
