-- AlterTable
ALTER TABLE "post_coauthors" ADD COLUMN     "invited_by_id" UUID;

-- CreateIndex
CREATE INDEX "post_coauthors_invited_by_id_idx" ON "post_coauthors"("invited_by_id");

-- AddForeignKey
ALTER TABLE "post_coauthors" ADD CONSTRAINT "post_coauthors_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
