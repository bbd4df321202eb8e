-- AlterTable
ALTER TABLE "mail_accounts" ADD COLUMN     "is_for_sign_in" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_pending_for_sign_in" BOOLEAN NOT NULL DEFAULT false;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

create index mail_accounts_sign_in_idx on mail_accounts (lower(address)) where is_for_sign_in;
