-- locks: an index of no rows yet takes one pass over the posts, which reads of them do not wait for
-- AlterEnum
ALTER TYPE "ModerationKind" ADD VALUE 'PIN';
ALTER TYPE "ModerationKind" ADD VALUE 'UNPIN';
ALTER TYPE "ModerationKind" ADD VALUE 'CURATE';
ALTER TYPE "ModerationKind" ADD VALUE 'UNCURATE';

-- AlterTable
ALTER TABLE "posts" ADD COLUMN     "curated_at" TIMESTAMPTZ(3),
ADD COLUMN     "pinned_at" TIMESTAMPTZ(3);

-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

-- Few posts among all: without these, lists of them would walk along all posts.
create index posts_pinned_idx on posts (published_at, id) where pinned_at is not null;
create index posts_curated_idx on posts (published_at, id) where curated_at is not null;
