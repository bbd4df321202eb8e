-- locks: the table has only links of a few days, and those that were used
-- AlterTable
ALTER TABLE "sign_in_links" ADD COLUMN     "is_mailed" BOOLEAN NOT NULL DEFAULT false;

-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

-- So far only links by e-mail were good for an hour.
update sign_in_links set is_mailed = true
where user_id is not null and created_by_id is null and expires_at <= created_at + interval '1 hour';
