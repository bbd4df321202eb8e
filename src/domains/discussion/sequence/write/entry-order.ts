import type { PlacedPost } from './content.ts';

/** A place in a new order. */
export interface WantedPlace {
  readonly postId: string;
  /** Undefined: as it is. */
  readonly chapterTitle: string | null | undefined;
}

/** The new order, or which of the wanted places cannot be: of a post that is not there, or is named again. */
export type Reordered =
  | { readonly placed: readonly PlacedPost[] }
  | { readonly missing: number }
  | { readonly twice: number };

/** The posts that are named come first; the others follow in the order they had. */
export function reordered(
  placed: readonly PlacedPost[],
  wanted: readonly WantedPlace[],
): Reordered {
  const left = new Map(placed.map((place) => [place.postId, place]));
  const first: PlacedPost[] = [];
  for (const [index, { postId, chapterTitle }] of wanted.entries()) {
    const place = left.get(postId);
    if (place === undefined) {
      const isThere = placed.some((other) => other.postId === postId);
      return isThere ? { twice: index } : { missing: index };
    }
    left.delete(postId);
    first.push(chapterTitle === undefined ? place : { postId, chapterTitle });
  }
  return { placed: [...first, ...left.values()] };
}

/** What is left without a post. A chapter that began at it begins at the next one. */
export function leftAfter(placed: readonly PlacedPost[], postId: string): PlacedPost[] {
  const at = placed.findIndex((place) => place.postId === postId);
  const chapterTitle = placed[at]?.chapterTitle ?? null;
  return placed.flatMap((place, index) => {
    if (index === at) return [];
    const isNext = at !== -1 && index === at + 1;
    return isNext ? { ...place, chapterTitle: place.chapterTitle ?? chapterTitle } : place;
  });
}
