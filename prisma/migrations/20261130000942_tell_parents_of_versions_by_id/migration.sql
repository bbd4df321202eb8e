-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "added_parent_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "removed_parent_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];
