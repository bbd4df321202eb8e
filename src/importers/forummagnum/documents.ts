import { z } from 'zod';
import { documentTime } from '../document-time.ts';

const id = z.string().min(1).max(100);
const date = documentTime;
/** Lists leave null out as often as they have it. */
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish();

const body = z.object({
  _id: id,
  editedAt: optional(date),
  userId: optional(id),
  html: optional(z.string()),
  originalContents: optional(z.object({ type: optional(z.string()), data: z.unknown() })),
});

export const userDocument = z.object({
  _id: id,
  slug: z.string(),
  oldSlugs: optional(z.array(z.string())),
  username: optional(z.string()),
  displayName: optional(z.string()),
  createdAt: date,
  karma: optional(z.number()),
  postCount: optional(z.number()),
  commentCount: optional(z.number()),
  website: optional(z.string()),
  shortformFeedId: optional(id),
  biography: optional(body),
});

export const postDocument = z.object({
  _id: id,
  slug: z.string(),
  title: z.string(),
  url: optional(z.string()),
  userId: optional(id),
  coauthorUserIds: optional(z.array(id)),
  createdAt: optional(date),
  postedAt: date,
  lastCommentedAt: optional(date),
  shortform: optional(z.boolean()),
  question: optional(z.boolean()),
  debate: optional(z.boolean()),
  commentsLocked: optional(z.boolean()),
  curatedDate: optional(date),
  baseScore: optional(z.number()),
  voteCount: optional(z.number()),
  tagRelevance: optional(z.record(z.string(), z.number())),
  contents: optional(body),
});

export const commentDocument = z.object({
  _id: id,
  postId: optional(id),
  tagId: optional(id),
  parentCommentId: optional(id),
  topLevelCommentId: optional(id),
  userId: optional(id),
  postedAt: date,
  lastEditedAt: optional(date),
  answer: optional(z.boolean()),
  retracted: optional(z.boolean()),
  deleted: optional(z.boolean()),
  deletedDate: optional(date),
  baseScore: optional(z.number()),
  voteCount: optional(z.number()),
  extendedScore: optional(z.object({ agreement: optional(z.number()) })),
  contents: optional(body),
});

export const tagDocument = z.object({
  _id: id,
  slug: z.string(),
  oldSlugs: optional(z.array(z.string())),
  name: z.string(),
  createdAt: optional(date),
  userId: optional(id),
  deleted: optional(z.boolean()),
});

export const revisionDocument = z.object({
  _id: id,
  documentId: optional(id),
  version: optional(z.string()),
  editedAt: date,
  updateType: optional(z.string()),
  userId: optional(id),
  commitMessage: optional(z.string()),
  draft: optional(z.boolean()),
});

export const textDocument = z.object({
  _id: id,
  editedAt: date,
  html: optional(z.string()),
  originalContents: optional(z.object({ type: optional(z.string()), data: z.unknown() })),
});

export const sequenceDocument = z.object({
  _id: id,
  title: z.string(),
  userId: optional(id),
  createdAt: date,
  draft: optional(z.boolean()),
  isDeleted: optional(z.boolean()),
  contents: optional(body),
  chapters: optional(
    z.array(
      z.object({
        number: optional(z.number()),
        title: optional(z.string()),
        postIds: optional(z.array(id)),
      }),
    ),
  ),
});

export type UserDocument = z.infer<typeof userDocument>;
export type PostDocument = z.infer<typeof postDocument>;
export type CommentDocument = z.infer<typeof commentDocument>;
export type TagDocument = z.infer<typeof tagDocument>;
export type RevisionDocument = z.infer<typeof revisionDocument>;
export type TextDocument = z.infer<typeof textDocument>;
export type SequenceDocument = z.infer<typeof sequenceDocument>;
