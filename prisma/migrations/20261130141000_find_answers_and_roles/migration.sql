-- locks: both indexes have few and narrow rows. Writes of comments and of accounts wait for one pass over each table.
-- Few comments are answers, and few accounts have a role: without these, lists of them would walk along all.
create index if not exists comments_answers_idx on comments (created_at, id) where is_answer;
create index if not exists users_with_role_idx on users (id) where role <> 'MEMBER' or claimed_role is not null;
