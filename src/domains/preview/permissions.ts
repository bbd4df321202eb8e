import { rule } from '../../access/rule.ts';

/** The permission to preview texts. */
export const PREVIEW_ACTIONS = {
  'text.preview': rule({
    description: 'See how the server would show a text, without storing it.',
    on: ['None'],
    deny: () => null,
  }),
} as const;

declare module '../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof PREVIEW_ACTIONS, unknown> {}
}
