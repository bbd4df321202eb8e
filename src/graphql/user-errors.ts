import { type EditConflictDetails, USER_ERROR_CODES, type UserErrorCode } from '../lib/errors.ts';
import { builder } from './builder.ts';
import type { UserErrorValue } from './refused-mutation.ts';

const UserErrorCodeRef = builder.enumType('UserErrorCode', {
  description: 'What kind of problem a UserError is.',
  values: valuesOf(USER_ERROR_CODES),
});

/** What the enum has for the codes. */
function valuesOf<Codes extends Readonly<Record<UserErrorCode, string>>>(codes: Codes) {
  const values = Object.entries(codes).map(([code, description]) => [code, { description }]);
  return Object.fromEntries(values) as Record<keyof Codes, { readonly description: string }>;
}

/** What a mutation answers with for each thing that is wrong. */
export const UserErrorRef = builder.interfaceRef<UserErrorValue>('UserError').implement({
  description:
    'A problem that the user can solve. The mutation changed nothing: all objects of its payload are null.',
  resolveType: ({ code }) => (code === 'EDIT_CONFLICT' ? 'EditConflict' : 'GeneralUserError'),
  fields: (t) => ({
    code: t.field({
      description: 'What kind of problem it is.',
      type: UserErrorCodeRef,
      resolve: ({ code }) => code,
    }),
    message: t.exposeString('message', {
      description: 'A sentence about the problem that can be shown to the user.',
    }),
    path: t.stringList({
      nullable: true,
      description:
        'The part of the input that has the problem, from the argument down: `["input", "entries", "2", "post"]`. Null if the problem is not in a part of the input.',
      resolve: ({ argument }) => argument?.split('.') ?? null,
    }),
  }),
});

builder.objectRef<UserErrorValue>('GeneralUserError').implement({
  description: 'A UserError without further fields.',
  interfaces: [UserErrorRef],
});

builder.objectRef<UserErrorValue>('EditConflict').implement({
  description:
    'Another user changed the text after the viewer read it. Resolve the conflict in `merged`, and send the result with `basedOn: version`.',
  interfaces: [UserErrorRef],
  fields: (t) => {
    const text = (property: Exclude<keyof EditConflictDetails, 'version'>, description: string) =>
      t.string({
        description,
        resolve: ({ details }, _args, { bytes }) => {
          const found = String(details[property]);
          return bytes.answer(found.length) ?? found;
        },
      });
    return {
      base: text('base', 'The text of the version that the input names in `basedOn`.'),
      theirs: text('theirs', 'The current text.'),
      merged: text(
        'merged',
        'The current text with the changes of the input. Where both changed the same lines, it contains both versions: between `<<<<<<< yours` and `=======` those of the input, from there to `>>>>>>> theirs` the current ones.',
      ),
      version: t.int({
        description: 'The number of the current version.',
        resolve: ({ details }) => Number(details['version']),
      }),
    };
  },
});
