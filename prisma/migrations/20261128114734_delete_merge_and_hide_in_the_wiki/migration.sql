-- AlterEnum
ALTER TYPE "ModerationKind" ADD VALUE 'DELETE';
ALTER TYPE "ModerationKind" ADD VALUE 'RESTORE';
ALTER TYPE "ModerationKind" ADD VALUE 'MERGE';

-- AlterTable
ALTER TABLE "moderation_actions" ADD COLUMN     "revision_id" UUID;

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "hidden_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "wiki_pages" ADD COLUMN     "merged_into_id" UUID;

-- AddForeignKey
ALTER TABLE "wiki_pages" ADD CONSTRAINT "wiki_pages_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "wiki_pages"("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote (but for NOT VALID: the new columns are empty, so there is
-- nothing to check). From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

alter table wiki_pages
  add constraint wiki_pages_merged_check check (merged_into_id <> id) not valid;
alter table revisions
  add constraint revisions_hidden_check check (hidden_at is null or wiki_page_id is not null) not valid;

-- A row that the check before let pass has nothing in the new column: it need not be looked at again.
alter table moderation_actions
  drop constraint moderation_actions_subject_check,
  add constraint moderation_actions_subject_check check (
    num_nonnulls(
      user_id, post_id, comment_id, wiki_page_id, sequence_id, held_wiki_edit_id, revision_id
    ) = 1
  ) not valid;

-- Few pages are merged, and few rows are about versions.
create index wiki_pages_merged_into_id_idx on wiki_pages (merged_into_id)
  where merged_into_id is not null;
create index moderation_actions_revision_id_idx on moderation_actions (revision_id)
  where revision_id is not null;

-- A merged page gives its title up, as a deleted one does: the page that it was merged into answers to it.
create or replace function wiki_pages_keep_title_key() returns trigger language plpgsql as $$
declare
  key constant text := title_key(new.title);
begin
  if tg_op = 'UPDATE' then
    if title_key(old.title) <> key then
      new.former_title_keys :=
        array_append(array_remove(new.former_title_keys, title_key(old.title)), title_key(old.title));
    end if;
  end if;
  new.former_title_keys := array_remove(new.former_title_keys, key);
  new.title_key := case
    when new.deleted_at is not null or new.merged_into_id is not null then null
    when exists (select from wiki_pages w where w.title_key = key and w.id <> new.id) then null
    else key
  end;
  return new;
end
$$;

drop trigger wiki_pages_keep_title_key on wiki_pages;
create trigger wiki_pages_keep_title_key
  before insert or update of title, title_key, deleted_at, merged_into_id on wiki_pages
  for each row execute function wiki_pages_keep_title_key();
