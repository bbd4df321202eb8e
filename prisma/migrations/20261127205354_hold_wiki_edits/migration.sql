-- AlterTable
ALTER TABLE "moderation_actions" ADD COLUMN     "held_wiki_edit_id" UUID;

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "held_wiki_edit_id" UUID;

-- CreateTable
CREATE TABLE "held_wiki_edits" (
    "id" UUID NOT NULL,
    "wiki_page_id" UUID,
    "author_id" UUID NOT NULL,
    "title" TEXT,
    "markdown" TEXT,
    "summary" TEXT,
    "is_minor" BOOLEAN NOT NULL DEFAULT false,
    "based_on" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hidden_at" TIMESTAMPTZ(3) NOT NULL,
    "hidden_why" "HiddenWhy" NOT NULL,

    CONSTRAINT "held_wiki_edits_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "held_wiki_edits_hidden_at_id_idx" ON "held_wiki_edits"("hidden_at", "id");

-- CreateIndex
CREATE INDEX "held_wiki_edits_author_id_hidden_at_id_idx" ON "held_wiki_edits"("author_id", "hidden_at", "id");

-- CreateIndex
CREATE INDEX "held_wiki_edits_wiki_page_id_idx" ON "held_wiki_edits"("wiki_page_id");

-- AddForeignKey
ALTER TABLE "held_wiki_edits" ADD CONSTRAINT "held_wiki_edits_wiki_page_id_fkey" FOREIGN KEY ("wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_wiki_edits" ADD CONSTRAINT "held_wiki_edits_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_held_wiki_edit_id_fkey" FOREIGN KEY ("held_wiki_edit_id") REFERENCES "held_wiki_edits"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_held_wiki_edit_id_fkey" FOREIGN KEY ("held_wiki_edit_id") REFERENCES "held_wiki_edits"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote (but for NOT VALID: the new columns are empty, so there is
-- nothing to check). From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

-- A page that does not exist yet needs all there is of it; a page that exists, something that changes.
alter table held_wiki_edits
  add constraint held_wiki_edits_change_check check (
    case when wiki_page_id is null then title is not null and markdown is not null
      else num_nonnulls(title, markdown) > 0 end
  );

-- A row that the checks before let pass has nothing in the new column: it need not be looked at again.
alter table notifications
  drop constraint notifications_subject_check,
  add constraint notifications_subject_check check (
    num_nonnulls(post_id, comment_id, wiki_page_id, sequence_id, held_wiki_edit_id) = 1
  ) not valid;
alter table moderation_actions
  drop constraint moderation_actions_subject_check,
  add constraint moderation_actions_subject_check check (
    num_nonnulls(user_id, post_id, comment_id, wiki_page_id, sequence_id, held_wiki_edit_id) = 1
  ) not valid;

-- Few rows are about held edits.
create index notifications_held_wiki_edit_id_idx on notifications (held_wiki_edit_id)
  where held_wiki_edit_id is not null;
create index moderation_actions_held_wiki_edit_id_idx on moderation_actions (held_wiki_edit_id)
  where held_wiki_edit_id is not null;
