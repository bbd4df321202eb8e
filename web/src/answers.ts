import type { GraphQLSingularResponse } from 'relay-runtime';

/** What the API answered to the operations of a page, by `answerKey`. */
export type Answers = readonly (readonly [key: string, answer: GraphQLSingularResponse])[];

/** What the server hands over to the browser with a page that it rendered. */
export interface HandedOver {
  /** In ms since 1970. */
  readonly renderedAt: number;
  readonly answers: Answers;
}

/** The element of the page that holds it, as JSON. */
export const HANDED_OVER_ID = 'handed-over';

/** Names an operation with its variables. */
export function answerKey(id: string | null | undefined, variables: object): string {
  return `${id} ${JSON.stringify(variables)}`;
}
