-- AlterEnum
ALTER TYPE "ModerationKind" ADD VALUE 'REMOVE_AVATAR';
