-- AlterTable
ALTER TABLE "moderation_actions" ADD COLUMN     "sequence_id" UUID;

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "sequence_id" UUID;

-- AlterTable
ALTER TABLE "sequences" ADD COLUMN     "hidden_at" TIMESTAMPTZ(3),
ADD COLUMN     "hidden_why" "HiddenWhy";

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_sequence_id_fkey" FOREIGN KEY ("sequence_id") REFERENCES "sequences"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_sequence_id_fkey" FOREIGN KEY ("sequence_id") REFERENCES "sequences"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote (but for NOT VALID: the new columns are empty, so there is
-- nothing to check). From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

alter table sequences
  add constraint sequences_hidden_check check ((hidden_at is null) = (hidden_why is null));

-- A row that the checks before let pass has nothing in the new column: it need not be looked at again.
alter table notifications
  drop constraint notifications_subject_check,
  add constraint notifications_subject_check check (
    num_nonnulls(post_id, comment_id, wiki_page_id, sequence_id) = 1
  ) not valid;
alter table moderation_actions
  drop constraint moderation_actions_subject_check,
  add constraint moderation_actions_subject_check check (
    num_nonnulls(user_id, post_id, comment_id, wiki_page_id, sequence_id) = 1
  ) not valid;

create index sequences_hidden_idx on sequences (hidden_at, id) where hidden_at is not null;
create index sequences_hidden_author_idx on sequences (author_id, hidden_at, id)
  where hidden_at is not null;
-- Few rows are about sequences.
create index notifications_sequence_id_idx on notifications (sequence_id)
  where sequence_id is not null;
create index moderation_actions_sequence_id_idx on moderation_actions (sequence_id)
  where sequence_id is not null;

-- A hidden sequence counts for nobody.
create or replace function sequences_keep_user_counts() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    if old.deleted_at is null and old.hidden_at is null then
      update users set sequence_count = sequence_count - 1 where id = old.author_id;
    end if;
  end if;
  if tg_op <> 'DELETE' then
    if new.deleted_at is null and new.hidden_at is null then
      update users set sequence_count = sequence_count + 1 where id = new.author_id;
    end if;
  end if;
  return null;
end
$$;

drop trigger sequences_keep_user_counts on sequences;
create trigger sequences_keep_user_counts
  after insert or update of author_id, deleted_at, hidden_at or delete on sequences
  for each row execute function sequences_keep_user_counts();
