-- The edits of all wiki pages by time.
create index revisions_of_wiki_idx on revisions (created_at, id) where wiki_page_id is not null;
