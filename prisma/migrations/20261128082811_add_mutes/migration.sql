-- CreateTable
CREATE TABLE "mutes" (
    "id" UUID NOT NULL,
    "muter_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mutes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mutes_muter_id_created_at_id_idx" ON "mutes"("muter_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "mutes_user_id_idx" ON "mutes"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "mutes_muter_id_user_id_key" ON "mutes"("muter_id", "user_id");

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_muter_id_fkey" FOREIGN KEY ("muter_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
