import { type UserError, UserErrors, userErrorsOf } from './errors.ts';
import type { MaybePromise } from './maybe-promise.ts';

type Checks = Readonly<Record<string, () => MaybePromise<unknown>>>;

type Checked<Of extends Checks> = {
  readonly [Name in keyof Of]: Of[Name] extends () => infer Made ? Awaited<Made> : never;
};

/**
 * Runs every check of an input, one after another, and returns what they returned. What several of them refuse is
 * thrown together. A failure that the user cannot mend ends it at once.
 *
 * @param later checks that only the transaction can decide. They run if something is refused anyway, so that the user
 * learns of their problems too
 * @throws UserErrors
 */
export async function checkAll<const Of extends Checks>(
  checks: Of,
  later: Checks = {},
): Promise<Checked<Of>> {
  const checked: Record<string, unknown> = {};
  const errors: UserError[] = [];

  async function run(some: Checks): Promise<void> {
    for (const [name, check] of Object.entries(some)) {
      try {
        checked[name] = await check();
      } catch (error) {
        errors.push(...refused(error));
      }
    }
  }

  await run(checks);
  if (errors.length > 0) await run(later);
  throwAny(errors);
  // Each check that did not throw has left what it returned under its name.
  return checked as Checked<Of>;
}

/** The same for the items of a list. */
export async function checkEach<Item, Made>(
  items: readonly Item[],
  check: (item: Item, index: number) => MaybePromise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  const errors: UserError[] = [];
  for (const [index, item] of items.entries()) {
    try {
      made.push(await check(item, index));
    } catch (error) {
      errors.push(...refused(error));
    }
  }
  throwAny(errors);
  return made;
}

function refused(error: unknown): readonly UserError[] {
  const errors = userErrorsOf(error);
  if (errors === null) throw error;
  return errors;
}

/** @throws UserErrors unless there are none */
function throwAny(errors: readonly UserError[]): void {
  const all = together(errors);
  if (all !== null) throw all;
}

/** The maximum of problems in one answer: the response must not be larger than the request by far. */
export const MAX_ERRORS = 50;

/** Errors as one, of each part of an input the first: its others follow from that. Null if there are none. */
export function together(errors: readonly UserError[]): UserErrors | null {
  const byArgument = new Map<string | undefined, UserError>();
  for (const error of errors) {
    if (!byArgument.has(error.argument)) byArgument.set(error.argument, error);
  }
  const [first, ...others] = [...byArgument.values()].slice(0, MAX_ERRORS);
  return first === undefined ? null : new UserErrors([first, ...others]);
}
