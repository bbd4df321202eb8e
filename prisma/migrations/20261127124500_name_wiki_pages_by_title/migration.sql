-- Wiki pages are told apart by their titles. The key of a title is equal for titles that count as the same:
-- in Unicode's composed form (NFC), in lower case by ICU's root locale, with single spaces. An entry of an
-- index holds 2.7 KB, so of a title that is longer the key is a digest.
create function title_key(title text) returns text
language sql immutable parallel safe as $$
  select case when octet_length(key) > 2000 then md5(key) else key end collate "C"
  from (
    select normalize(
      lower(normalize(btrim(regexp_replace(title, '\s+', ' ', 'g'))) collate "und-x-icu")
    ) as key
  ) folded
$$;

-- AlterTable
ALTER TABLE "wiki_pages" ADD COLUMN     "title_key" TEXT,
ADD COLUMN     "former_title_keys" TEXT[] DEFAULT ARRAY[]::TEXT[];

alter table wiki_pages
  alter column title_key type text collate "C",
  alter column former_title_keys set not null;

-- Where titles were allowed to be the same, the oldest page has the key. Others are found by their slugs.
update wiki_pages w
  set title_key = first.key
  from (
    select distinct on (title_key(title)) id, title_key(title) as key
    from wiki_pages
    where deleted_at is null
    order by title_key(title), created_at, id
  ) first
  where first.id = w.id;

-- Only a page that was renamed has former slugs.
update wiki_pages w
  set former_title_keys = array(
    select distinct title_key(r.title) from revisions r
    where r.wiki_page_id = w.id and title_key(r.title) <> title_key(w.title)
  )
  where w.former_slugs <> '{}';

-- CreateIndex
CREATE UNIQUE INDEX "wiki_pages_title_key_key" ON "wiki_pages"("title_key");

-- CreateIndex
CREATE INDEX "wiki_pages_former_title_keys_idx" ON "wiki_pages" USING GIN ("former_title_keys");

-- Whoever writes a page, this release or the one before. A deleted page gives its title up.
create function wiki_pages_keep_title_key() returns trigger language plpgsql as $$
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
    when new.deleted_at is not null then null
    when exists (select from wiki_pages w where w.title_key = key and w.id <> new.id) then null
    else key
  end;
  return new;
end
$$;

create trigger wiki_pages_keep_title_key
  before insert or update of title, title_key, deleted_at on wiki_pages
  for each row execute function wiki_pages_keep_title_key();
