-- CreateEnum
CREATE TYPE "NotificationChannel" AS ENUM ('SITE');

-- CreateEnum
CREATE TYPE "UserNoteKind" AS ENUM ('NOTE', 'WARNING');

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "user_note_id" UUID;

-- CreateTable
CREATE TABLE "notification_settings" (
    "user_id" UUID NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "channel" "NotificationChannel" NOT NULL,
    "is_enabled" BOOLEAN NOT NULL,

    CONSTRAINT "notification_settings_pkey" PRIMARY KEY ("user_id","kind","channel")
);

-- CreateTable
CREATE TABLE "user_notes" (
    "id" UUID NOT NULL,
    "kind" "UserNoteKind" NOT NULL,
    "user_id" UUID NOT NULL,
    "moderator_id" UUID,
    "moderator_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_notes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "user_notes_created_at_id_idx" ON "user_notes"("created_at", "id");

-- CreateIndex
CREATE INDEX "user_notes_user_id_created_at_id_idx" ON "user_notes"("user_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "user_notes_moderator_id_idx" ON "user_notes"("moderator_id");

-- AddForeignKey
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_notes" ADD CONSTRAINT "user_notes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_notes" ADD CONSTRAINT "user_notes_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_note_id_fkey" FOREIGN KEY ("user_note_id") REFERENCES "user_notes"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote (but for NOT VALID: the new column is empty, so there is
-- nothing to check). From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

alter table notifications
  drop constraint notifications_subject_check,
  add constraint notifications_subject_check check (
    num_nonnulls(post_id, comment_id, wiki_page_id, sequence_id, held_wiki_edit_id, user_note_id) = 1
  ) not valid;

-- Few rows are about notes.
create index notifications_user_note_id_idx on notifications (user_note_id)
  where user_note_id is not null;

-- Moderation always notifies.
alter table notification_settings
  add constraint notification_settings_kind_check check (kind <> 'MODERATION');
