import type { InputFieldRef, ObjectFieldsShape } from '@pothos/core';
import type { Action } from '../access/rule.ts';
import { MAX_ERRORS, together } from '../lib/check-all.ts';
import { inputError, type UserError, userErrorsOf } from '../lib/errors.ts';
import type { Scope } from '../request/scope.ts';
import { builder, type InputFields, type Types } from './builder.ts';
import { cleanInput } from './clean-input.ts';
import { listPrice } from './prices.ts';
import { RefusedMutation } from './refused-mutation.ts';
import { UserErrorRef } from './user-errors.ts';

interface MutationOptions<Input, Result> {
  readonly description: string;
  /** Who may: the service asks `assertMay` about the subject. */
  readonly rule: Action;
  /** A field for each property of what the service takes. */
  readonly input: (t: InputFields) => {
    [Name in keyof Input]-?: InputFieldRef<Types, Input[Name]>;
  };
  /** A call of the service. What it throws with a code of USER_ERROR_CODES becomes `userErrors`. */
  readonly resolve: (scope: Scope, input: Input) => Promise<Result>;
  /** Fields over what the service returned. They are nullable, and null when nothing was changed. */
  readonly payload: ObjectFieldsShape<Types, Result>;
}

/**
 * A mutation as Relay wants it (GraphQL Input Object Mutations): `NAME(input: NAMEInput!): NAMEPayload`, both with
 * a `clientMutationId`, and the payload with `userErrors`.
 */
export function mutation<Input, Result extends object>(
  name: string,
  { description, rule, input, resolve, payload }: MutationOptions<Input, Result>,
): void {
  const does = firstClause(description);
  builder.relayMutationField(
    name,
    {
      description: `The input of \`${name}\`, which ${does}.`,
      inputFields: input,
    },
    {
      description,
      rule,
      // The fields were made for the properties of `Input`, one by one.
      resolve: (_root, args, scope) =>
        resolveInput(scope, (args as { input: Input }).input, resolve) as never,
    },
    {
      description: `The result of \`${name}\`, which ${does}.`,
      extensions: { isPayload: true },
      outputFields: ((t) => ({
        ...payload(t),
        userErrors: t.field({
          description:
            'The problems of the input, all at once, but at most 50. If there are any, nothing was changed and the other fields are null.',
          type: [UserErrorRef],
          complexity: listPrice(MAX_ERRORS),
          resolve: (result: object) => (result instanceof RefusedMutation ? result.userErrors : []),
        }),
      })) satisfies ObjectFieldsShape<Types, Result> as never,
    },
  );
}

/**
 * Calls the service with a clean input. Where that has problems already, the service is called only to find the
 * others, and cannot write.
 */
async function resolveInput<Input, Result>(
  scope: Scope,
  rawInput: Input,
  resolve: MutationOptions<Input, Result>['resolve'],
): Promise<Result> {
  const { input, errors: textErrors } = cleanInput(rawInput);
  const problems = [...textErrors, ...keyErrors(input)];
  const refused = together(problems);
  if (refused === null) return resolve(scope, input);
  try {
    await resolve({ ...scope, transaction: () => Promise.reject(refused) }, input);
  } catch (error) {
    const found = userErrorsOf(error);
    throw found === null ? error : together([...problems, ...found]);
  }
  throw refused;
}

const MAX_KEY_LENGTH = 200;

function keyErrors(input: unknown): UserError[] {
  const { idempotencyKey: key } = input as { idempotencyKey?: string | null };
  if (typeof key !== 'string' || (key !== '' && key.length <= MAX_KEY_LENGTH)) return [];
  return [
    inputError(
      'input.idempotencyKey',
      `An idempotency key must have 1 to ${MAX_KEY_LENGTH} characters.`,
    ),
  ];
}

/** An input field of every mutation that makes something. */
export function idempotencyKey(t: InputFields) {
  return t.string({
    description:
      'A text of 1 to 200 characters that lets you send the request again safely. Use a new one for each object that you create. The server stores it for your account for 24 hours, unless the mutation is rejected. The same mutation with the same input and key then creates nothing and returns the object that the first one created. If the input or the mutation is different, the result is a user error with the code BAD_USER_INPUT.',
  });
}

/** What a mutation does, as a part of a sentence: “casts a vote on a post or comment”. */
function firstClause(description: string): string {
  const [sentence = description] = description.split(/\.(?:\s|$)/);
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
