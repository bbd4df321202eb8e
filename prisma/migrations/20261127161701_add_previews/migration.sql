-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "preview" TEXT;

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "preview" TEXT;

-- AlterTable
ALTER TABLE "sequences" ADD COLUMN     "description_preview" TEXT;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "bio_preview" TEXT;
