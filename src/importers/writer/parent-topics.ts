import { listedWikiPages } from '../../domains/wiki/page/policy.ts';
import { addParent } from '../../topic-tree/add-parent.ts';
import { lockTopicTree } from '../../topic-tree/queries.ts';
import type { ParentTopicRecord } from '../records.ts';
import type { Batch } from './batch.ts';

/** Makes topics part of others. What would be a circle, or is too much for the tree, is left out. */
export async function writeParentTopics(
  batch: Batch,
  records: readonly ParentTopicRecord[],
): Promise<void> {
  if (records.length === 0) return;
  await lockTopicTree(batch.tx);
  for (const record of records) {
    const pageId = batch.imported.id('wikiPage', record.wikiPage);
    const parentId = batch.imported.id('wikiPage', record.parent);
    if (pageId === undefined || parentId === undefined) {
      batch.leaveOut(record, 'parent topics of pages that are not here');
      continue;
    }
    const reason = await addParent(batch.tx, { pageId, parentId }, listedWikiPages);
    if (reason === null) batch.wrote(record, pageId);
    else batch.leaveOut(record, 'parent topics for which the tree of topics has no room');
  }
}
