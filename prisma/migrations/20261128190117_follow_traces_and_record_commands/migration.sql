-- AlterTable
ALTER TABLE "events" ADD COLUMN     "traceparent" TEXT;

-- CreateTable
CREATE TABLE "command_runs" (
    "id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "is_good" BOOLEAN,
    "summary" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "command_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "command_runs_started_at_idx" ON "command_runs"("started_at");

-- Those that were given up are few, and are counted often.
CREATE INDEX "webhook_deliveries_dead" ON "webhook_deliveries" ("dead_at") WHERE "dead_at" IS NOT NULL;
