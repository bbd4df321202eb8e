-- AlterTable
ALTER TABLE "origins" ADD COLUMN     "imported" TEXT;
