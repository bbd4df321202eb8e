-- CreateTable
CREATE TABLE "image_removals" (
    "digest" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "image_removals_pkey" PRIMARY KEY ("digest")
);
