/** What a page says to programs in the vocabulary of schema.org, as JSON-LD 1.1. */
export interface LinkedData {
  readonly '@type': string;
  readonly [property: string]: unknown;
}

/** Makes absolute addresses of paths. */
export type AddressOf = (path: string) => string;

interface Writer {
  readonly name: string;
  /** The path of the profile; null if the account no longer exists. */
  readonly path: string | null;
}

export function person({ name, path }: Writer, addressOf: AddressOf): LinkedData {
  return { '@type': 'Person', name, ...(path !== null && { url: addressOf(path) }) };
}

/** How often something was done to a thing, such as `CommentAction`. */
export function interactions(action: string, count: number): LinkedData {
  return {
    '@type': 'InteractionCounter',
    interactionType: `https://schema.org/${action}`,
    userInteractionCount: count,
  };
}
