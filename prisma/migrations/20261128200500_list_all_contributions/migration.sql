-- locks: the index has two narrow columns. Edits of posts and wiki pages wait while it is built; nobody else does.
-- The edits of all wiki pages by time.
create index revisions_of_wiki_idx on revisions (created_at, id) where wiki_page_id is not null;
