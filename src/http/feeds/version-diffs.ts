import type { RunOperation } from '../in-process.ts';
import { toPublicError } from '../public-errors.ts';
import { typedQuery } from '../typed-query.ts';
import type { FeedVersion, VersionDiffs } from './feed-version.ts';

/** How many words of texts are compared for one feed: a wiki page may be rewritten twenty times a day. */
const MAX_WORDS = 20_000;

const QUERY = typedQuery(`query FeedDiffs($ids: [ID!]!) {
  nodes(ids: $ids) { __typename ... on WikiContribution { id diff { html } } }
}`);

interface VersionDiffsOptions {
  readonly request: Request;
  readonly runOperation: RunOperation;
  /** The newest first. */
  readonly versions: readonly FeedVersion[];
}

/** Compares the versions of a feed with those before them, as far as the work is bounded. */
export async function versionDiffs(options: VersionDiffsOptions): Promise<VersionDiffs> {
  const { request, runOperation, versions } = options;
  const ids = worthComparing(versions);
  if (ids.length === 0) return new Map();
  try {
    const { nodes } = await runOperation(request, QUERY, { ids });
    return new Map(
      nodes.flatMap((node) =>
        node?.__typename === 'WikiContribution' && node.diff ? [[node.id, node.diff.html]] : [],
      ),
    );
  } catch (error) {
    // Few words may be very long.
    if (toPublicError(error).extensions['code'] === 'ANSWER_TOO_LARGE') return new Map();
    throw error;
  }
}

function worthComparing(versions: readonly FeedVersion[]): string[] {
  let words = 0;
  const ids: string[] = [];
  for (const { id, body } of versions) {
    if (body === null) continue;
    words += body.wordCount;
    if (words > MAX_WORDS) break;
    ids.push(id);
  }
  return ids;
}
