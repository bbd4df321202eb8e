-- CreateTable
CREATE TABLE "wiki_page_parents" (
    "page_id" UUID NOT NULL,
    "parent_id" UUID NOT NULL,

    CONSTRAINT "wiki_page_parents_pkey" PRIMARY KEY ("page_id","parent_id")
);

-- CreateIndex
CREATE INDEX "wiki_page_parents_parent_id_page_id_idx" ON "wiki_page_parents"("parent_id", "page_id");

-- AddForeignKey
ALTER TABLE "wiki_page_parents" ADD CONSTRAINT "wiki_page_parents_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wiki_page_parents" ADD CONSTRAINT "wiki_page_parents_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

-- Circles of several topics are kept out by who writes, under a lock.
alter table wiki_page_parents add constraint wiki_page_parents_not_itself check (page_id <> parent_id);

-- As the migration `purge_caches` does for the other tables that answers are made of.
create trigger record_cache_inserts after insert on wiki_page_parents referencing new table as new_rows
  for each statement execute function record_cache_changes();
create trigger record_cache_updates after update on wiki_page_parents referencing old table as old_rows
  new table as new_rows for each statement execute function record_cache_changes();
create trigger record_cache_deletes after delete on wiki_page_parents referencing old table as old_rows
  for each statement execute function record_cache_changes();
create trigger record_cache_truncation after truncate on wiki_page_parents
  for each statement execute function record_cache_changes();

-- A page that begins or ceases to be seen, or gets another title, changes the lists of those above and below it.
create function record_topic_tree_changes() returns trigger language plpgsql as $$
begin
  if not exists (select from cache_purging where until > now()) then return null; end if;
  -- Of a statement that changes more rows, `record_cache_changes` purges every answer.
  if (select count(*) from (select from new_rows limit 201) rows) > 200 then return null; end if;
  insert into cache_changes (keys)
  select keys from (
    select array_agg(distinct key) as keys
    from new_rows n
    join old_rows o on o.id = n.id
    join wiki_page_parents t on t.page_id = n.id or t.parent_id = n.id
    cross join lateral unnest(
      array[t.page_id || '/wiki_page_parents', t.parent_id || '/wiki_page_parents', '/wiki_page_parents']
    ) key
    where (n.deleted_at, n.merged_into_id, n.title) is distinct from (o.deleted_at, o.merged_into_id, o.title)
  ) found
  where keys is not null;
  return null;
end
$$;

create trigger record_topic_tree_changes after update on wiki_pages referencing old table as old_rows
  new table as new_rows for each statement execute function record_topic_tree_changes();
