import { useEffect, useState } from 'react';
import { postJson } from '../forms/post-json.ts';

/** What a link is for. */
export interface LinkFacts {
  readonly isValid: boolean;
  /** Of the account that it opens; null when the link makes an administrator. */
  readonly username: string | null;
}

const DEAD: LinkFacts = { isValid: false, username: null };

/**
 * What a link is for; null until that is known, and without a link.
 *
 * @param path where the server says it, from the root of the site on
 */
export function useLinkFacts(path: string, link: string | null): LinkFacts | null {
  const [facts, setFacts] = useState<LinkFacts | null>(null);
  useEffect(() => {
    if (link === null) return;
    let isOver = false;
    postJson<LinkFacts>(path, { link }).then(
      ({ body }) => isOver || setFacts(body ?? DEAD),
      () => isOver || setFacts(DEAD),
    );
    return () => {
      isOver = true;
    };
  }, [path, link]);
  return facts;
}
