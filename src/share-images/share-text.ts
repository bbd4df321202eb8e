/** What a share image says. */
export interface ShareText {
  readonly siteName: string;
  readonly title: string;
  /** Who wrote it, or what it is. May be empty. */
  readonly byline: string;
}

/** In pixels: the size that sites which show such images ask for. */
export const SHARE_IMAGE_SIZE = { width: 1200, height: 630 };

/** The fonts have Latin, Greek and Cyrillic letters. */
const FOREIGN_LETTER = /(?![\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}])\p{L}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

/** Whether a share image can say this: one without half of its letters would be worse than none. */
export function canBeDrawn(title: string): boolean {
  return LETTER_OR_DIGIT.test(title) && !FOREIGN_LETTER.test(title);
}
