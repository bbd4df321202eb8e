import type { PlacedPost } from './content.ts';

/** A place in a new order. */
export interface WantedPlace {
  readonly postId: string;
  /** Undefined: as it is. */
  readonly chapterTitle: string | null | undefined;
}

/** A wanted place that cannot be: of a post that is not in the sequence, or is named again. */
interface ImpossiblePlace {
  readonly index: number;
  readonly isTwice: boolean;
}

interface Reordered {
  readonly placed: readonly PlacedPost[];
  readonly problems: readonly ImpossiblePlace[];
}

/**
 * The posts that are named take the places that these have, in the new order. Others stay where they are: also those that
 * nobody sees, and those that another window added.
 */
export function reordered(
  placed: readonly PlacedPost[],
  wanted: readonly WantedPlace[],
): Reordered {
  const left = new Map(placed.map((place) => [place.postId, place]));
  const named: PlacedPost[] = [];
  const problems: ImpossiblePlace[] = [];
  for (const [index, { postId, chapterTitle }] of wanted.entries()) {
    const place = left.get(postId);
    if (place === undefined) {
      problems.push({ index, isTwice: placed.some((other) => other.postId === postId) });
      continue;
    }
    left.delete(postId);
    named.push(chapterTitle === undefined ? place : { postId, chapterTitle });
  }
  const next = named.values();
  const order = placed.map((place) =>
    left.has(place.postId) ? place : (next.next().value ?? place),
  );
  return { placed: order, problems };
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
