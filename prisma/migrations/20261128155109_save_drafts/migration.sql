-- CreateTable
CREATE TABLE "saved_drafts" (
    "post_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "based_on" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "link_url" TEXT,
    "markdown" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_drafts_pkey" PRIMARY KEY ("user_id","post_id")
);

-- CreateIndex
CREATE INDEX "saved_drafts_post_id_idx" ON "saved_drafts"("post_id");

-- AddForeignKey
ALTER TABLE "saved_drafts" ADD CONSTRAINT "saved_drafts_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_drafts" ADD CONSTRAINT "saved_drafts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
