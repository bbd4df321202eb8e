import { rule } from '../../../access/rule.ts';

/** The permission to get one's data: everybody their own. */
export const DATA_EXPORT_ACTIONS = {
  'dataExport.create': rule({
    description: 'Request a file with all your data.',
    on: ['None'],
    deny: () => null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof DATA_EXPORT_ACTIONS, unknown> {}
}
