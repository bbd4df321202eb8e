-- AlterTable
ALTER TABLE "users" ADD COLUMN     "avatar_upload_id" UUID;

-- CreateIndex
CREATE INDEX "users_avatar_upload_id_idx" ON "users"("avatar_upload_id");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_avatar_upload_id_fkey" FOREIGN KEY ("avatar_upload_id") REFERENCES "uploads"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- An import of a whole site writes people before their pictures.
alter table users alter constraint users_avatar_upload_id_fkey deferrable initially immediate;
