import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import { Weighted } from '../chance/weighted.ts';
import { zipfWeights } from '../chance/zipf.ts';
import type { Community } from '../community/community.ts';
import { drawName } from '../text/vocabulary.ts';
import { uuidAt } from '../uuid-at.ts';
import { type Names, postTitle, slugOf } from './names.ts';
import { drawScore } from './score.ts';
import { type Table, timestamp } from './table.ts';

export function posts(community: Community, names: Names): Table {
  const { count, publishedAt, editedAt, author } = community.posts;
  return {
    name: 'posts',
    columns: [
      ...['id', 'slug', 'title', 'kind', 'link_url', 'author_id', 'author_name'],
      ...['current_revision_id', 'score', 'vote_count', 'comment_count'],
      ...['created_at', 'published_at', 'edited_at', 'last_activity_at'],
    ],
    *rows() {
      const random = new Random('post rows');
      const discussion = discussionOf(community);
      for (let index = 0; index < count; index += 1) {
        const title = postTitle(index);
        const kind = drawKind(random);
        const published = timestamp(at(publishedAt, index));
        const edited = at(editedAt, index);
        yield [
          ...[at(names.postIds, index), slugOf(title, index), title, kind],
          kind === 'LINK' ? `https://example.org/${drawName(random)}` : null,
          at(names.userIds, at(author, index)),
          at(names.displayNames, at(author, index)),
          currentRevision(community, index),
          ...drawScore(random, 3),
          at(discussion.comments, index),
          ...[published, published, edited > 0 ? timestamp(edited) : null],
          timestamp(Math.max(at(discussion.last, index), at(publishedAt, index), edited)),
        ];
      }
    },
  };
}

/** One to three topics a post. Its sort keys are copied by a trigger. */
export function postTopics({ posts, pages }: Community, names: Names): Table {
  return {
    name: 'post_topics',
    columns: ['post_id', 'topic_id', 'relevance'],
    *rows() {
      const random = new Random('post topics');
      const topics = new Weighted(zipfWeights(pages.count, 0.05));
      for (let post = 0; post < posts.count; post += 1) {
        const chosen = Array.from({ length: 1 + random.below(3) }, () => topics.draw(random));
        for (const topic of new Set(chosen)) {
          yield [at(names.postIds, post), at(names.pageIds, topic), 1 + random.below(10)];
        }
      }
    },
  };
}

function currentRevision({ posts }: Community, post: number): string {
  const edited = at(posts.editedAt, post);
  return edited > 0
    ? uuidAt(edited, 'revision', 2 * post + 1)
    : uuidAt(at(posts.publishedAt, post), 'revision', 2 * post);
}

function drawKind(random: Random): string {
  const share = random.unit();
  if (share < 0.7) return 'ARTICLE';
  if (share < 0.9) return 'QUESTION';
  return share < 0.95 ? 'LINK' : 'SHORTFORM';
}

/** For each post, how many comments it has and when the last was made. */
function discussionOf({ posts, comments }: Community) {
  const count = new Int32Array(posts.count);
  const last = new Float64Array(posts.count);
  comments.subject.forEach((subject, index) => {
    if (subject >= posts.count) return;
    count[subject] = at(count, subject) + 1;
    last[subject] = Math.max(at(last, subject), at(comments.createdAt, index));
  });
  return { comments: count, last };
}
