import { rule } from '../../../access/rule.ts';

/** The permission of all users to get their own data. */
export const DATA_EXPORT_ACTIONS = {
  'dataExport.create': rule({
    description: 'Request a file with all your data.',
    on: ['None'],
    isForBanned: true,
    deny: () => null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof DATA_EXPORT_ACTIONS, unknown> {}
}
