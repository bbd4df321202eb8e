-- AlterTable
ALTER TABLE "moderation_actions" ADD COLUMN     "lost_child_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "lost_parent_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];
