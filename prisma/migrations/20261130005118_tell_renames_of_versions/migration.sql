-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "is_rename" BOOLEAN NOT NULL DEFAULT false;
