import type { PollOfPost, PostRecord, RevisionRecord } from '../records.ts';
import type { Article } from './files.ts';
import type { PostFront } from './formats.ts';
import type { Names } from './names.ts';
import { revisionRecords } from './revisions.ts';
import { commentsOf } from './threads.ts';
import { firstAt } from './versions.ts';

/** A post and its versions. */
export function* postRecords(
  post: Article<PostFront>,
  names: Names,
): Generator<PostRecord | RevisionRecord> {
  const { file, slug, front } = post;
  yield {
    kind: 'post',
    externalId: slug,
    slug,
    title: front.title,
    postKind: front.kind,
    author: names.byline(file, front.author),
    coauthors: front.coauthors.map((username) => names.person(file, username)),
    linkUrl: front.link ?? null,
    score: front.score,
    voteCount: front.votes ?? Math.abs(front.score),
    createdAt: firstAt(front),
    publishedAt: front.published ?? null,
    editedAt: front.edits.at(-1)?.at ?? null,
    lastActivityAt: lastActivityAt(post),
    lockedAt: front.locked ?? null,
    pinnedAt: front.pinned ?? null,
    curatedAt: front.curated ?? null,
    ...(front.poll && { poll: pollOf(post, front.poll, names) }),
    topics: Object.entries(front.topics).map(([topic, relevance]) => ({
      wikiPage: names.subject(file, `wiki/${topic}`).externalId,
      relevance,
    })),
  };
  yield* revisionRecords(post, { kind: 'post', externalId: slug }, names);
}

function pollOf(
  { file, front }: Article<PostFront>,
  { question, options, choices, closes, votes }: NonNullable<PostFront['poll']>,
  names: Names,
): PollOfPost {
  return {
    ...{ question, options, maxChoices: choices, createdAt: firstAt(front) },
    closesAt: closes ?? null,
    votes: Object.fromEntries(
      Object.entries(votes).map(([username, numbers]) => [names.person(file, username), numbers]),
    ),
  };
}

function lastActivityAt(post: Article<PostFront>): Date {
  const { created, published, edits } = post.front;
  const times = [created, published, ...edits.map(({ at }) => at)];
  const commented = commentsOf(post).map(({ comment }) => comment.at);
  return new Date(Math.max(...[...times, ...commented].map((time) => time?.getTime() ?? 0)));
}
