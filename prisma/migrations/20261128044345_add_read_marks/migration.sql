-- CreateTable
CREATE TABLE "read_marks" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "post_id" UUID,
    "wiki_page_id" UUID,
    "read_up_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_marks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "read_marks_post_id_idx" ON "read_marks"("post_id");

-- CreateIndex
CREATE INDEX "read_marks_wiki_page_id_idx" ON "read_marks"("wiki_page_id");

-- CreateIndex
CREATE UNIQUE INDEX "read_marks_user_id_post_id_key" ON "read_marks"("user_id", "post_id");

-- CreateIndex
CREATE UNIQUE INDEX "read_marks_user_id_wiki_page_id_key" ON "read_marks"("user_id", "wiki_page_id");

-- AddForeignKey
ALTER TABLE "read_marks" ADD CONSTRAINT "read_marks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_marks" ADD CONSTRAINT "read_marks_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_marks" ADD CONSTRAINT "read_marks_wiki_page_id_fkey" FOREIGN KEY ("wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

alter table read_marks
  add constraint read_marks_subject_check check (num_nonnulls(post_id, wiki_page_id) = 1);
