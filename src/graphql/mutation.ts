import type { InputFieldRef, ObjectFieldsShape } from '@pothos/core';
import type { Action } from '../access/rule.ts';
import type { Scope } from '../request/scope.ts';
import { builder, type Types } from './builder.ts';
import { cleanInput } from './clean-input.ts';

type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;

interface MutationOptions<Input, Result> {
  readonly description: string;
  /** Who may: the service asks `assertMay` about the subject. */
  readonly rule: Action;
  /** A field for each property of what the service takes. */
  readonly input: (t: InputFields) => {
    [Name in keyof Input]-?: InputFieldRef<Types, Input[Name]>;
  };
  /** A call of the service. */
  readonly resolve: (scope: Scope, input: Input) => Promise<Result>;
  /** Fields over what the service returned. */
  readonly payload: ObjectFieldsShape<Types, Result>;
}

/**
 * A mutation as Relay wants it (GraphQL Input Object Mutations): `NAME(input: NAMEInput!): NAMEPayload!`,
 * both with a `clientMutationId`.
 */
export function mutation<Input, Result extends object>(
  name: string,
  { description, rule, input, resolve, payload }: MutationOptions<Input, Result>,
): void {
  builder.relayMutationField(
    name,
    { description: `The input of the mutation \`${name}\`.`, inputFields: input },
    {
      description,
      rule,
      // The fields were made for the properties of `Input`, one by one.
      resolve: (_root, args, scope) =>
        resolve(scope, cleanInput((args as { input: Input }).input)) as never,
    },
    { description: `The result of the mutation \`${name}\`.`, outputFields: payload as never },
  );
}

/** An input field of every mutation that makes something. */
export function idempotencyKey(t: InputFields) {
  return t.string({
    description:
      'Any text of at most 200 characters, different for each new object. If you send the same input again with the same key within 24 hours, you get the first result and nothing new is created.',
  });
}
