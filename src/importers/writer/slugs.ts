import { claimNames, type NameRequest, type Namespace } from '../../naming/claim-names.ts';
import { SLUG_MAX_LENGTH, slugOf, slugOfTitle } from '../../naming/slug.ts';
import type { Batch } from './batch.ts';

interface Slugged {
  readonly kind: string;
  readonly slug: string;
  readonly externalId: string;
}

/**
 * Free slugs for posts, pages or sequences, in their order.
 *
 * @param ownIds our ids of those that have slugs already
 */
export function claimSlugs(
  batch: Batch,
  table: 'posts' | 'wiki_pages' | 'sequences',
  records: readonly Slugged[],
  ownIds: readonly string[] = [],
): Promise<string[]> {
  const namespace: Namespace = {
    table,
    column: 'slug',
    maxLength: SLUG_MAX_LENGTH,
    ...(table === 'wiki_pages' && { former: 'former_slugs' }),
  };
  return claimNames(
    batch.tx,
    namespace,
    records.map(({ kind, slug, externalId }, index) => ({
      name: slugOfTitle(slug, {
        maxLength: SLUG_MAX_LENGTH,
        fallback: fallback(kind, externalId),
      }),
      identity: `${batch.source}\n${externalId}`,
      ...ownIdAt(ownIds, index),
    })),
  );
}

export function ownIdAt(ownIds: readonly string[], index: number): Pick<NameRequest, 'ownId'> {
  const ownId = ownIds[index];
  return ownId === undefined ? {} : { ownId };
}

/** For a title that has nothing to stand in a URL. */
function fallback(kind: string, externalId: string): string {
  const noun = kind === 'wikiPage' ? 'page' : kind;
  return slugOf(`${noun} ${externalId}`, { maxLength: SLUG_MAX_LENGTH, fallback: `${noun}-x` });
}
