-- AlterEnum
ALTER TYPE "NotificationKind" ADD VALUE IF NOT EXISTS 'REACTION' BEFORE 'MODERATION';

-- CreateTable
CREATE TABLE "reactions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "post_id" UUID,
    "comment_id" UUID,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reactions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reactions_user_id_idx" ON "reactions"("user_id");

-- CreateIndex
CREATE INDEX "reactions_post_id_created_at_id_idx" ON "reactions"("post_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "reactions_comment_id_created_at_id_idx" ON "reactions"("comment_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "reactions_post_id_name_user_id_key" ON "reactions"("post_id", "name", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "reactions_comment_id_name_user_id_key" ON "reactions"("comment_id", "name", "user_id");

-- AddForeignKey
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say: a reaction is to a post or to a comment.
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_subject_check" CHECK (num_nonnulls("post_id", "comment_id") = 1);
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_name_check" CHECK (char_length("name") BETWEEN 1 AND 30);
