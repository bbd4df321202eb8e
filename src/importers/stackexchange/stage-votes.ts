import { filePart } from './collected-posts.ts';
import { readTable } from './read-table.ts';
import type { Staging } from './staging.ts';
import { votes } from './tables/votes.ts';

/** Votes up and down: the ones that make a score. */
const COUNTED: ReadonlySet<number> = new Set([2, 3]);

/** Posts whose votes are added up in memory at once. */
const POSTS_AT_ONCE = 50_000;

/** Adds the votes of each post up. The rows of one post stand close together, so few sums are filed. */
export async function stageVotes({ reading, byPost }: Staging): Promise<void> {
  const sums = new Map<number, number>();
  const fileSums = async () => {
    for (const [post, number] of sums) await filePart(byPost, post, { is: 'votes', number });
    sums.clear();
  };
  for await (const { row } of readTable(reading, votes)) {
    if (!COUNTED.has(row.VoteTypeId)) {
      reading.tally.skip(votes.file, 'votes that are neither up nor down');
      continue;
    }
    sums.set(row.PostId, (sums.get(row.PostId) ?? 0) + 1);
    if (sums.size >= POSTS_AT_ONCE) await fileSums();
  }
  await fileSums();
}
