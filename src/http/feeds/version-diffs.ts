import type { RunOperation } from '../in-process.ts';
import { toPublicError } from '../public-errors.ts';
import type { FeedVersion, VersionDiffs } from './feed-version.ts';

/** How many words of texts are compared for one feed: a wiki page may be rewritten twenty times a day. */
const MAX_WORDS = 20_000;

interface Data {
  readonly nodes: readonly ({
    readonly id: string;
    readonly diff: { readonly html: string };
  } | null)[];
}

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
  const query = `query FeedDiffs($ids: [ID!]!) {
    nodes(ids: $ids) { ... on WikiContribution { id diff { html } } }
  }`;
  try {
    const { nodes } = await runOperation<Data>(request, query, { ids });
    return new Map(nodes.flatMap((node) => (node === null ? [] : [[node.id, node.diff.html]])));
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
    words += body.wordCount;
    if (words > MAX_WORDS) break;
    ids.push(id);
  }
  return ids;
}
