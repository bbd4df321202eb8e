import { SortedSpool } from '../spool/sorted-spool.ts';
import { filePart } from './collected-posts.ts';
import { fileTagPart } from './collected-tags.ts';
import { type Reading, readTable } from './read-table.ts';
import { stageComments } from './stage-comments.ts';
import { type StagedPosts, stagePosts } from './stage-posts.ts';
import { stageVotes } from './stage-votes.ts';
import type { Staging } from './staging.ts';
import { postHistory } from './tables/post-history.ts';
import { tags } from './tables/tags.ts';

/**
 * The files of a dump, sorted by what they are about. Each file of a dump is in the order of its own
 * ids: the history of one post is scattered over all of PostHistory.xml, its comments over Comments.xml.
 * Here everything about a post comes to stand together, and so does everything about a tag, by sorting
 * on disk: memory stays flat, and no other file need be asked while records are made.
 */
export interface Staged extends StagedPosts {
  readonly byPost: SortedSpool;
  readonly byTag: SortedSpool;
  close(): Promise<void>;
}

/** Reads everything but users and links. `byUser` has the users' names already. */
export async function stage(reading: Reading, byUser: SortedSpool): Promise<Staged> {
  const byPost = new SortedSpool();
  const byTag = new SortedSpool();
  const close = async () => {
    await Promise.all([byPost.close(), byTag.close()]);
  };
  try {
    const described = await stageTags(reading, byTag);
    const staging = { reading, byPost, byTag, byUser, described };
    const counts = await stagePosts(staging);
    await stageHistory(staging);
    await stageVotes(staging);
    await stageComments(staging);
    return { ...counts, byPost, byTag, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function stageTags(reading: Reading, byTag: SortedSpool): Promise<Map<number, string>> {
  const described = new Map<number, string>();
  for await (const { row, xml } of readTable(reading, tags)) {
    for (const post of [row.ExcerptPostId, row.WikiPostId]) {
      if (post !== undefined) described.set(post, row.TagName);
    }
    await fileTagPart(byTag, row.TagName, { is: 'tag', xml });
  }
  return described;
}

async function stageHistory({ reading, byPost, byTag, described }: Staging): Promise<void> {
  for await (const { row, xml } of readTable(reading, postHistory)) {
    const tag = described.get(row.PostId);
    const time = row.CreationDate.toISOString();
    const part = { is: 'history', time, id: row.Id, xml } as const;
    await (tag === undefined ? filePart(byPost, row.PostId, part) : fileTagPart(byTag, tag, part));
  }
}
