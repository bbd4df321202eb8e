import * as z from 'zod';

/**
 * What the files of prisma/demo may hold. A key that is not here is an error: a misspelt one would
 * otherwise be lost without a word.
 */

const time = z.iso.datetime({ precision: 3 }).transform((text) => new Date(text));
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug');
const votes = z.int().nonnegative();

/** A username, or the name of a user who has no account. */
const by = z.union([slug, z.strictObject({ name: z.string().min(1) })]);

/** people.yaml: by username. */
export const peopleFile = z.record(
  slug,
  z.strictObject({
    name: z.string().min(1),
    role: z.enum(['MEMBER', 'TRUSTED', 'MODERATOR', 'ADMIN']),
    karma: z.int(),
    joined: time,
    location: z.string().nullable(),
    website: z.url().nullable(),
    bio: z.string().nullable(),
  }),
);

const change = z.union([
  z.strictObject({ find: z.string().min(1), put: z.string() }),
  z.strictObject({ add: z.string().min(1) }),
  z.strictObject({ whole: z.string().min(1) }),
]);

const edit = z
  .strictObject({
    by,
    at: time,
    summary: z.string().optional(),
    minor: z.boolean().default(false),
    changes: z.array(change).nonempty().optional(),
    revertTo: z.int().positive().optional(),
  })
  .refine(
    ({ changes, revertTo }) => (changes === undefined) !== (revertTo === undefined),
    'has either changes or revertTo',
  );

/** The front matter of a wiki page. */
export const wikiPageFront = z.strictObject({
  title: z.string().min(1),
  author: by,
  created: time,
  summary: z.string().optional(),
  parents: z.array(slug).default([]),
  edits: z.array(edit).default([]),
});

const poll = z.strictObject({
  question: z.string().min(1),
  options: z.array(z.string().min(1)).min(2),
  choices: z.int().positive().default(1),
  closes: time.optional(),
  /** The numbers of options, by username. */
  votes: z.record(slug, z.array(z.int().positive()).nonempty()),
});

/** The front matter of a post. Without `published` it is a draft. */
export const postFront = z
  .strictObject({
    title: z.string().min(1),
    kind: z.enum(['ARTICLE', 'QUESTION', 'LINK', 'SHORTFORM']),
    author: by,
    coauthors: z.array(slug).default([]),
    link: z.url().optional(),
    score: z.int().default(0),
    votes: votes.optional(),
    created: time.optional(),
    published: time.optional(),
    locked: time.optional(),
    pinned: time.optional(),
    curated: time.optional(),
    poll: poll.optional(),
    topics: z.record(slug, z.int().positive()),
    edits: z.array(edit).default([]),
  })
  .refine(({ created, published }) => created ?? published, 'has neither created nor published')
  .refine(
    ({ kind, link }) => (kind === 'LINK') === (link !== undefined),
    'has no link, or needs none',
  );

const comment = z.strictObject({
  id: slug,
  by,
  at: time,
  score: z.int().default(0),
  votes: votes.optional(),
  agreement: z.int().default(0),
  answer: z.boolean().default(false),
  accepted: z.boolean().default(false),
  pinned: z.boolean().default(false),
  retracted: z.boolean().default(false),
  edited: time.optional(),
  deleted: time.optional(),
  text: z.string().min(1),
  get replies(): z.ZodDefault<z.ZodArray<typeof comment>> {
    return z.array(comment).default([]);
  },
});

/** SLUG.comments.yaml: the threads under a post or a page. */
export const threadsFile = z.array(comment);

/** sequences.yaml: by slug. */
export const sequencesFile = z.record(
  slug,
  z.strictObject({
    title: z.string().min(1),
    author: by,
    created: time,
    description: z.string().nullable(),
    parts: z
      .array(
        z.strictObject({
          chapter: z.string().min(1).optional(),
          posts: z.array(slug).nonempty(),
        }),
      )
      .nonempty(),
  }),
);

/** links.yaml: what a user filed, from one `posts/SLUG`, `wiki/SLUG` or `posts/SLUG#ID` to another. */
export const linksFile = z.array(
  z.strictObject({
    kind: z.enum(['RELATED', 'DUPLICATE']),
    from: z.string(),
    to: z.string(),
    at: time,
  }),
);

/** reactions.yaml: who reacted how, to `posts/SLUG`, `posts/SLUG#ID` or `wiki/SLUG#ID`, from a time on. */
export const reactionsFile = z.array(
  z.strictObject({
    to: z.string(),
    from: time,
    by: z.record(z.string().min(1).max(30), z.array(slug).nonempty()),
  }),
);

export type By = z.infer<typeof by>;
export type People = z.infer<typeof peopleFile>;
export type Edit = z.infer<typeof edit>;
export type WikiPageFront = z.infer<typeof wikiPageFront>;
export type PostFront = z.infer<typeof postFront>;
export type Comment = z.infer<typeof comment>;
export type SequencesFile = z.infer<typeof sequencesFile>;
export type ReactionsFile = z.infer<typeof reactionsFile>;
export type FiledLinks = z.infer<typeof linksFile>;
