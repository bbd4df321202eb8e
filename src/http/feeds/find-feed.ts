import type { Ask } from '../in-process.ts';
import { CHANGES_FEED } from './changes-feed.ts';
import { COMMENTS_FEED } from './comments-feed.ts';
import type { FeedContent, FeedKind } from './feed-kind.ts';
import { PERSON_FEED } from './person-feed.ts';
import { versionDiffs } from './version-diffs.ts';

type Finder = (request: Request, path: string, ask: Ask) => Promise<FeedContent | null>;

const FINDERS: readonly Finder[] = [
  finder(PERSON_FEED),
  finder(COMMENTS_FEED),
  finder(CHANGES_FEED),
];

/** Finds the feed at a path and asks for what is in it. Null when there is none. */
export async function findFeed(
  request: Request,
  path: string,
  ask: Ask,
): Promise<FeedContent | null> {
  for (const find of FINDERS) {
    const content = await find(request, path, ask);
    if (content !== null) return content;
  }
  return null;
}

function finder<Data>({ path: pattern, query, versions, content }: FeedKind<Data>): Finder {
  return async (request, path, ask) => {
    const name = pattern.exec(path)?.[1];
    if (name === undefined) return null;
    const data = await ask<Data>(request, query, { name: decoded(name) });
    const changed = versions?.(data) ?? [];
    return content(data, await versionDiffs({ request, ask, versions: changed }));
  };
}

/** What is not even encoded as a name, or cannot be one, is a name that nobody has. */
function decoded(text: string): string {
  try {
    const name = decodeURIComponent(text);
    return name.includes('\0') ? '' : name;
  } catch {
    return '';
  }
}
