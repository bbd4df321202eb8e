import { z } from 'zod';
import { documentTime } from '../document-time.ts';

const number = z.number().int().nonnegative();
const date = documentTime;
/** Versions of the program differ in what they leave out and what is null. */
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish();

const voterDocument = z.object({
  id: optional(z.number().int()),
  username: z.string().min(1),
  name: optional(z.string()),
});

const pollDocument = z.object({
  name: optional(z.string()),
  title: optional(z.string()),
  type: optional(z.string()),
  status: optional(z.string()),
  max: optional(number),
  close: optional(date),
  voters: optional(number),
  options: z.array(z.object({ id: z.string(), html: z.string(), votes: optional(number) })),
  preloaded_voters: optional(z.record(z.string(), z.array(voterDocument))),
});

export const postDocument = z.object({
  id: number,
  topic_id: optional(number),
  post_number: number,
  post_type: optional(number),
  reply_to_post_number: optional(number),
  user_id: optional(z.number().int()),
  username: optional(z.string()),
  name: optional(z.string()),
  created_at: date,
  updated_at: optional(date),
  deleted_at: optional(date),
  user_deleted: optional(z.boolean()),
  hidden: optional(z.boolean()),
  version: optional(number),
  edit_reason: optional(z.string()),
  raw: optional(z.string()),
  cooked: optional(z.string()),
  accepted_answer: optional(z.boolean()),
  // A poll of an unexpected form is left in the text.
  polls: optional(z.array(pollDocument)).catch(null),
  actions_summary: optional(z.array(z.object({ id: number, count: optional(z.number()) }))),
});

export const topicDocument = z.object({
  id: number,
  title: z.string(),
  slug: optional(z.string()),
  created_at: date,
  last_posted_at: optional(date),
  archetype: optional(z.string()),
  visible: optional(z.boolean()),
  closed: optional(z.boolean()),
  archived: optional(z.boolean()),
  pinned_globally: optional(z.boolean()),
  pinned_at: optional(date),
  deleted_at: optional(date),
  category_id: optional(number),
  featured_link: optional(z.string()),
  accepted_answer: optional(z.object({ post_number: optional(number) })),
  tags: optional(z.array(z.union([z.string(), z.object({ name: z.string() })]))),
  post_stream: z.object({
    posts: z.array(z.unknown()),
    stream: optional(z.array(number)),
  }),
});

export const categoryDocument = z.object({
  id: number,
  name: z.string(),
  slug: optional(z.string()),
  description: optional(z.string()),
  topic_url: optional(z.string()),
  topic_count: optional(number),
});

export const userDocument = z.object({
  username: z.string().min(1),
  name: optional(z.string()),
  created_at: optional(date),
  bio_raw: optional(z.string()),
  bio_cooked: optional(z.string()),
  website: optional(z.string()),
  location: optional(z.string()),
  avatar_template: optional(z.string()),
  trust_level: optional(number),
});

export type PollDocument = z.infer<typeof pollDocument>;
export type VoterDocument = z.infer<typeof voterDocument>;
export type PostDocument = z.infer<typeof postDocument>;
export type TopicDocument = z.infer<typeof topicDocument>;
export type CategoryDocument = z.infer<typeof categoryDocument>;
export type UserDocument = z.infer<typeof userDocument>;
