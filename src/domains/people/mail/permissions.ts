import { rule } from '../../../access/rule.ts';

/** The permission of all users to change where and how often they get e-mail. */
export const MAIL_ACTIONS = {
  'mail.update': rule({
    description: 'Change your e-mail address and how often you get e-mail.',
    on: ['None'],
    deny: () => null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof MAIL_ACTIONS, unknown> {}
}
