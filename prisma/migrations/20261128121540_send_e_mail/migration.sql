-- CreateEnum
CREATE TYPE "MailFrequency" AS ENUM ('IMMEDIATE', 'DAILY', 'WEEKLY', 'NEVER');

-- AlterEnum
ALTER TYPE "NotificationChannel" ADD VALUE 'EMAIL';

-- CreateTable
CREATE TABLE "mail_accounts" (
    "user_id" UUID NOT NULL,
    "address" TEXT,
    "is_claimed" BOOLEAN NOT NULL DEFAULT true,
    "frequency" "MailFrequency" NOT NULL DEFAULT 'IMMEDIATE',
    "key" TEXT NOT NULL,
    "pending_address" TEXT,
    "token_hash" TEXT,
    "token_sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_accounts_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "mail_queue" (
    "notification_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "mail_queue_pkey" PRIMARY KEY ("notification_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_accounts_token_hash_key" ON "mail_accounts"("token_hash");

-- CreateIndex
CREATE INDEX "mail_queue_user_id_due_at_idx" ON "mail_queue"("user_id", "due_at");

-- CreateIndex
CREATE INDEX "mail_queue_due_at_idx" ON "mail_queue"("due_at");

-- AddForeignKey
ALTER TABLE "mail_accounts" ADD CONSTRAINT "mail_accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_queue" ADD CONSTRAINT "mail_queue_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notifications"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_queue" ADD CONSTRAINT "mail_queue_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
