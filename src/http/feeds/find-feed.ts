import { decodePathPart } from '../../lib/decode-path-part.ts';
import type { RunOperation } from '../in-process.ts';
import { CHANGES_FEED } from './changes-feed.ts';
import { COMMENTS_FEED } from './comments-feed.ts';
import type { FeedContent, FeedKind } from './feed-kind.ts';
import { PERSON_FEED } from './person-feed.ts';
import { SITE_FEED } from './site-feed.ts';
import { TOPIC_FEED } from './topic-feed.ts';
import { versionDiffs } from './version-diffs.ts';

type Finder = (
  request: Request,
  path: string,
  runOperation: RunOperation,
) => Promise<FeedContent | null>;

const FINDERS: readonly Finder[] = [
  finder(PERSON_FEED),
  finder(COMMENTS_FEED),
  finder(CHANGES_FEED),
  finder(TOPIC_FEED),
  finder(SITE_FEED),
];

/** Finds the feed at a path and asks for what is in it. Null when there is none. */
export async function findFeed(
  request: Request,
  path: string,
  runOperation: RunOperation,
): Promise<FeedContent | null> {
  for (const find of FINDERS) {
    const content = await find(request, path, runOperation);
    if (content !== null) return content;
  }
  return null;
}

function finder<Data>({ path: pattern, query, versions, content }: FeedKind<Data>): Finder {
  return async (request, path, runOperation) => {
    const match = pattern.exec(path);
    if (match === null) return null;
    const [, part] = match;
    const name = part === undefined ? undefined : decodePathPart(part);
    if (name === null) return null;
    const data = await runOperation(request, query, name === undefined ? {} : { name });
    const changed = versions?.(data) ?? [];
    return content(data, await versionDiffs({ request, runOperation, versions: changed }));
  };
}
