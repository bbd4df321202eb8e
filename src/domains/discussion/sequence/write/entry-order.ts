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

/** The posts that are named come first; the others follow in the order they had. */
export function reordered(
  placed: readonly PlacedPost[],
  wanted: readonly WantedPlace[],
): Reordered {
  const left = new Map(placed.map((place) => [place.postId, place]));
  const first: PlacedPost[] = [];
  const problems: ImpossiblePlace[] = [];
  for (const [index, { postId, chapterTitle }] of wanted.entries()) {
    const place = left.get(postId);
    if (place === undefined) {
      problems.push({ index, isTwice: placed.some((other) => other.postId === postId) });
      continue;
    }
    left.delete(postId);
    first.push(chapterTitle === undefined ? place : { postId, chapterTitle });
  }
  return { placed: [...first, ...left.values()], problems };
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
