import { ANONYMOUS_NAME } from '../../../attribution/anonymous-name.ts';
import type { Byline } from '../../records.ts';

export interface AuthorColumns {
  readonly author_id: unknown;
  readonly author_name: unknown;
}

/** What sources call people of whom they tell no name. */
export const ANONYMOUS: Byline = { user: null, name: ANONYMOUS_NAME };

/** Whether nobody is named as the author: they took their name off it, or the source told none. */
export function isAnonymised({ author_id: id, author_name: name }: AuthorColumns): boolean {
  return id === null && name === ANONYMOUS_NAME;
}
