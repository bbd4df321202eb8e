import { filePart } from './collected-posts.ts';
import { fileTagPart } from './collected-tags.ts';
import type { Maths } from './dialect.ts';
import { MathsDetector } from './maths-detector.ts';
import { ANSWER, otherPosts, QUESTION, TAG_EXCERPT, TAG_WIKI } from './post-types.ts';
import { type Placed, readTable } from './read-table.ts';
import type { Staging } from './staging.ts';
import { type PostRow, posts } from './tables/posts.ts';
import { tagNames } from './tag-names.ts';

export interface StagedPosts {
  /** Where the site's formulas are, as its bodies show. */
  readonly maths: Maths;
  readonly questions: number;
  readonly answers: number;
}

export async function stagePosts(staging: Staging): Promise<StagedPosts> {
  const staged = { questions: 0, answers: 0 };
  const maths = new MathsDetector();
  for await (const post of readTable(staging.reading, posts)) {
    const { Body: body, PostTypeId: type } = post.row;
    maths.see(body);
    if (type === QUESTION) staged.questions += 1;
    if (type === ANSWER) staged.answers += 1;
    await stagePost(staging, post);
  }
  return { ...staged, maths: maths.found() };
}

async function stagePost(staging: Staging, post: Placed<PostRow>): Promise<void> {
  const { byPost, byTag, described, reading } = staging;
  const { Id: id, PostTypeId: type } = post.row;
  // Posts of other types are filed, too, so that rows about them do not count as orphans.
  await filePart(byPost, id, { is: 'post', type, xml: post.xml });
  if (type === QUESTION) return stageQuestion(staging, post.row);
  if (type === ANSWER) return;
  const tag = described.get(id);
  if (type !== TAG_EXCERPT && type !== TAG_WIKI) {
    reading.tally.skip(posts.file, otherPosts(type));
  } else if (tag !== undefined) {
    await fileTagPart(byTag, tag, { is: 'half', xml: post.xml });
  } else if (reading.dump.sizes.has('Tags.xml')) {
    reading.tally.reject({ place: post.place, reason: 'a tag wiki that no tag in Tags.xml names' });
  } else {
    reading.tally.skip(posts.file, 'tag wikis: without Tags.xml nobody knows of which tag');
  }
}

async function stageQuestion({ byPost, byTag }: Staging, question: PostRow): Promise<void> {
  const { Id: id, AcceptedAnswerId: accepted, CreationDate: time } = question;
  if (accepted !== undefined) await filePart(byPost, accepted, { is: 'acceptance', by: id });
  for (const tag of tagNames(question.Tags)) {
    await fileTagPart(byTag, tag, { is: 'use', time: time.toISOString() });
  }
}
