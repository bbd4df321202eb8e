-- locks: an index of few rows takes one pass over the comments, which reads of them do not wait for
-- Few comments among all: without it, the list that begins each profile would walk along all that a person wrote.
create index if not exists comments_pinned_idx on comments (author_id, created_at, id) where is_pinned;
