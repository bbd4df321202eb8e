-- CreateTable
CREATE TABLE "polls" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "options" TEXT[],
    "vote_counts" INTEGER[],
    "voter_count" INTEGER NOT NULL DEFAULT 0,
    "max_choices" INTEGER NOT NULL DEFAULT 1,
    "closes_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "polls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_votes" (
    "poll_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "choices" INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "poll_votes_pkey" PRIMARY KEY ("poll_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "polls_post_id_key" ON "polls"("post_id");

-- CreateIndex
CREATE INDEX "poll_votes_user_id_idx" ON "poll_votes"("user_id");

-- AddForeignKey
ALTER TABLE "polls" ADD CONSTRAINT "polls_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_votes" ADD CONSTRAINT "poll_votes_poll_id_fkey" FOREIGN KEY ("poll_id") REFERENCES "polls"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_votes" ADD CONSTRAINT "poll_votes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

alter table polls
  alter column options set not null,
  alter column vote_counts set not null,
  add constraint polls_options_check check (cardinality(options) between 2 and 20),
  add constraint polls_vote_counts_check check (
    cardinality(vote_counts) = cardinality(options) and 0 <= all (vote_counts) and voter_count >= 0
  ),
  add constraint polls_max_choices_check check (max_choices between 1 and cardinality(options));

alter table poll_votes
  alter column choices set not null,
  add constraint poll_votes_choices_check check (cardinality(choices) between 1 and 20);

-- Answers to anonymous viewers have polls. Votes change the numbers in them.
create trigger record_cache_inserts after insert on polls referencing new table as new_rows
  for each statement execute function record_cache_changes();
create trigger record_cache_updates after update on polls referencing old table as old_rows new table as new_rows
  for each statement execute function record_cache_changes();
create trigger record_cache_deletes after delete on polls referencing old table as old_rows
  for each statement execute function record_cache_changes();
create trigger record_cache_truncation after truncate on polls
  for each statement execute function record_cache_changes();
