import { rule } from '../../access/rule.ts';

/** Who may upload images. */
export const IMAGE_ACTIONS = {
  'image.upload': rule({
    description: 'Announce a picture and send its file.',
    on: ['None'],
    deny: () => null,
  }),
} as const;

declare module '../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof IMAGE_ACTIONS, unknown> {}
}
