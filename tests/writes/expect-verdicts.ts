import { expect } from 'vitest';
import type { Action } from '../../src/access/rule.ts';
import type { Api } from '../support/api.ts';

type Viewer = Pick<Api, 'answer' | 'ask'>;

interface Attempt<Who extends string> {
  readonly viewers: Readonly<Record<Who, Viewer>>;
  readonly action: Action;
  /** Makes what is acted upon, and answers its id. */
  readonly make: () => Promise<string>;
  /** The mutation, with what is asked of its result. */
  readonly act: (subject: string) => string;
  /** `allowed`, or the code of the error. */
  readonly expected: (who: Who) => string;
}

/** Each viewer may what is expected: `Viewer.can` says so, and the mutation does so. */
export async function expectVerdicts<Who extends string>(attempt: Attempt<Who>): Promise<void> {
  const { viewers, action, make, act, expected } = attempt;
  const everybody = Object.keys(viewers) as Who[];
  const should = Object.fromEntries(everybody.map((who) => [who, expected(who)]));
  const told: Record<string, string> = {};
  const done: Record<string, string> = {};
  // Only who may changes it, and everybody needs it unchanged.
  const untouched = await make();
  for (const who of everybody) {
    const subject = should[who] === 'allowed' ? await make() : untouched;
    const { viewer } = await viewers[who].ask(
      `query ($subject: ID!) {
        viewer { can(action: ${enumName(action)}, subjectId: $subject) { isAllowed code } }
      }`,
      { subject },
    );
    told[who] = viewer.can.isAllowed ? 'allowed' : viewer.can.code;
    done[who] = await verdict(viewers[who], act, subject);
  }
  expect(done).toEqual(should);
  expect(told).toEqual(should);
}

/** `allowed`, or the code of the first error. */
async function verdict(
  viewer: Viewer,
  act: Attempt<string>['act'],
  subject: string,
): Promise<string> {
  const { errors } = await attempt(viewer, act, subject);
  return errors.length === 0 ? 'allowed' : String(errors[0]?.extensions['code']);
}

/** The id is a variable: a server checks and compiles one document for all ids. */
export function attempt(viewer: Viewer, act: Attempt<string>['act'], subject: string) {
  return viewer.answer(`mutation ($subject: ID!) { ${act('$subject')} }`, { subject });
}

/** Refusals of these ids say the same, word for word. */
export async function expectRefusalsAlike(
  viewer: Viewer,
  act: Attempt<string>['act'],
  ids: readonly string[],
): Promise<void> {
  const refusals = new Set<string>();
  for (const id of ids) {
    const { errors } = await attempt(viewer, act, id);
    refusals.add(JSON.stringify([errors[0]?.message, errors[0]?.extensions]));
  }
  expect([...refusals]).toHaveLength(1);
  expect([...refusals][0]).toContain('NOT_FOUND');
}

/** `POST_REMOVE_COAUTHOR` for `post.removeCoauthor`. */
function enumName(action: Action): string {
  return action
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace('.', '_')
    .toUpperCase();
}
