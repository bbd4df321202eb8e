import type { SlugRecord } from '../records.ts';
import type { Batch } from './batch.ts';

/** Nothing but their origins is written: by these, old addresses are looked up. */
export function writeSlugs(batch: Batch, slugs: readonly SlugRecord[]): void {
  for (const slug of slugs) {
    const kind = slug.kind === 'userSlug' ? 'user' : 'wikiPage';
    const id = batch.imported.id(kind, slug.of);
    if (id === undefined) batch.refuse(slug, `the ${kind} ${slug.of} does not exist`);
    else batch.wrote(slug, id);
  }
}
