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
 * @throws UserErrors
 */
export async function checkAll<const Of extends Checks>(checks: Of): Promise<Checked<Of>> {
  const checked: Record<string, unknown> = {};
  const errors: UserError[] = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      checked[name] = await check();
    } catch (error) {
      errors.push(...refused(error));
    }
  }
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
export function throwAny([first, ...others]: readonly UserError[]): void {
  if (first !== undefined) throw new UserErrors([first, ...others]);
}
