-- CreateEnum
CREATE TYPE "TokenScope" AS ENUM ('READ', 'WRITE');

-- CreateEnum
CREATE TYPE "HiddenWhy" AS ENUM ('HELD', 'HIDDEN');

-- CreateEnum
CREATE TYPE "NotificationKind" AS ENUM ('REPLY', 'MENTION', 'COMMENT', 'POST', 'EDIT', 'INVITATION', 'MODERATION');

-- CreateEnum
CREATE TYPE "ModerationKind" AS ENUM ('HIDE', 'UNHIDE', 'APPROVE', 'LOCK', 'UNLOCK', 'PROTECT', 'UNPROTECT', 'BAN', 'UNBAN', 'ROLE');

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "hidden_at" TIMESTAMPTZ(3),
ADD COLUMN     "hidden_why" "HiddenWhy";

-- AlterTable
ALTER TABLE "post_coauthors" ADD COLUMN     "accepted_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "posts" ADD COLUMN     "hidden_at" TIMESTAMPTZ(3),
ADD COLUMN     "hidden_why" "HiddenWhy";

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "closed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "wiki_pages" ADD COLUMN     "protected_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "access_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scope" "TokenScope" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identities" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "result_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "user_id" UUID NOT NULL,
    "action_class" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("user_id","action_class")
);

-- CreateTable
CREATE TABLE "topic_votes" (
    "voter_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "value" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topic_votes_pkey" PRIMARY KEY ("voter_id","post_id","topic_id")
);

-- CreateTable
CREATE TABLE "bookmarks" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "post_id" UUID,
    "comment_id" UUID,
    "wiki_page_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bookmarks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follows" (
    "id" UUID NOT NULL,
    "follower_id" UUID NOT NULL,
    "user_id" UUID,
    "post_id" UUID,
    "comment_id" UUID,
    "wiki_page_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "actor_id" UUID,
    "post_id" UUID,
    "comment_id" UUID,
    "wiki_page_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "reporter_id" UUID,
    "user_id" UUID,
    "post_id" UUID,
    "comment_id" UUID,
    "wiki_page_id" UUID,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "resolution" TEXT,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "moderation_actions" (
    "id" UUID NOT NULL,
    "kind" "ModerationKind" NOT NULL,
    "moderator_id" UUID,
    "moderator_name" TEXT NOT NULL,
    "user_id" UUID,
    "post_id" UUID,
    "comment_id" UUID,
    "wiki_page_id" UUID,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "moderation_actions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_tokens_hash_key" ON "access_tokens"("hash");

-- CreateIndex
CREATE INDEX "access_tokens_user_id_created_at_id_idx" ON "access_tokens"("user_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "identities_user_id_idx" ON "identities"("user_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE INDEX "topic_votes_post_id_topic_id_idx" ON "topic_votes"("post_id", "topic_id");

-- CreateIndex
CREATE INDEX "topic_votes_topic_id_idx" ON "topic_votes"("topic_id");

-- CreateIndex
CREATE INDEX "bookmarks_user_id_created_at_id_idx" ON "bookmarks"("user_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "bookmarks_post_id_idx" ON "bookmarks"("post_id");

-- CreateIndex
CREATE INDEX "bookmarks_comment_id_idx" ON "bookmarks"("comment_id");

-- CreateIndex
CREATE INDEX "bookmarks_wiki_page_id_idx" ON "bookmarks"("wiki_page_id");

-- CreateIndex
CREATE UNIQUE INDEX "bookmarks_user_id_post_id_key" ON "bookmarks"("user_id", "post_id");

-- CreateIndex
CREATE UNIQUE INDEX "bookmarks_user_id_comment_id_key" ON "bookmarks"("user_id", "comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "bookmarks_user_id_wiki_page_id_key" ON "bookmarks"("user_id", "wiki_page_id");

-- CreateIndex
CREATE INDEX "follows_follower_id_created_at_id_idx" ON "follows"("follower_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "follows_user_id_idx" ON "follows"("user_id");

-- CreateIndex
CREATE INDEX "follows_post_id_idx" ON "follows"("post_id");

-- CreateIndex
CREATE INDEX "follows_comment_id_idx" ON "follows"("comment_id");

-- CreateIndex
CREATE INDEX "follows_wiki_page_id_idx" ON "follows"("wiki_page_id");

-- CreateIndex
CREATE UNIQUE INDEX "follows_follower_id_user_id_key" ON "follows"("follower_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "follows_follower_id_post_id_key" ON "follows"("follower_id", "post_id");

-- CreateIndex
CREATE UNIQUE INDEX "follows_follower_id_comment_id_key" ON "follows"("follower_id", "comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "follows_follower_id_wiki_page_id_key" ON "follows"("follower_id", "wiki_page_id");

-- CreateIndex
CREATE INDEX "notifications_user_id_created_at_id_idx" ON "notifications"("user_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "notifications_actor_id_idx" ON "notifications"("actor_id");

-- CreateIndex
CREATE INDEX "notifications_post_id_idx" ON "notifications"("post_id");

-- CreateIndex
CREATE INDEX "notifications_comment_id_idx" ON "notifications"("comment_id");

-- CreateIndex
CREATE INDEX "notifications_wiki_page_id_idx" ON "notifications"("wiki_page_id");

-- CreateIndex
CREATE INDEX "reports_created_at_id_idx" ON "reports"("created_at", "id");

-- CreateIndex
CREATE INDEX "reports_reporter_id_idx" ON "reports"("reporter_id");

-- CreateIndex
CREATE INDEX "reports_resolved_by_id_idx" ON "reports"("resolved_by_id");

-- CreateIndex
CREATE INDEX "reports_user_id_idx" ON "reports"("user_id");

-- CreateIndex
CREATE INDEX "reports_post_id_idx" ON "reports"("post_id");

-- CreateIndex
CREATE INDEX "reports_comment_id_idx" ON "reports"("comment_id");

-- CreateIndex
CREATE INDEX "reports_wiki_page_id_idx" ON "reports"("wiki_page_id");

-- CreateIndex
CREATE INDEX "moderation_actions_created_at_id_idx" ON "moderation_actions"("created_at", "id");

-- CreateIndex
CREATE INDEX "moderation_actions_moderator_id_idx" ON "moderation_actions"("moderator_id");

-- CreateIndex
CREATE INDEX "moderation_actions_user_id_idx" ON "moderation_actions"("user_id");

-- CreateIndex
CREATE INDEX "moderation_actions_post_id_idx" ON "moderation_actions"("post_id");

-- CreateIndex
CREATE INDEX "moderation_actions_comment_id_idx" ON "moderation_actions"("comment_id");

-- CreateIndex
CREATE INDEX "moderation_actions_wiki_page_id_idx" ON "moderation_actions"("wiki_page_id");

-- AddForeignKey
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rate_limits" ADD CONSTRAINT "rate_limits_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_votes" ADD CONSTRAINT "topic_votes_voter_id_fkey" FOREIGN KEY ("voter_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_votes" ADD CONSTRAINT "topic_votes_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_votes" ADD CONSTRAINT "topic_votes_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_wiki_page_id_fkey" FOREIGN KEY ("wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_follower_id_fkey" FOREIGN KEY ("follower_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_wiki_page_id_fkey" FOREIGN KEY ("wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_wiki_page_id_fkey" FOREIGN KEY ("wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_wiki_page_id_fkey" FOREIGN KEY ("wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_wiki_page_id_fkey" FOREIGN KEY ("wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

-- Checks.
alter table posts
  add constraint posts_hidden_check check ((hidden_at is null) = (hidden_why is null));
alter table comments
  add constraint comments_hidden_check check ((hidden_at is null) = (hidden_why is null));
alter table rate_limits
  add constraint rate_limits_used_check check (used >= 0);
alter table topic_votes
  add constraint topic_votes_value_check check (value in (-1, 1));
alter table bookmarks
  add constraint bookmarks_subject_check check (num_nonnulls(post_id, comment_id, wiki_page_id) = 1);
alter table follows
  add constraint follows_subject_check check (
    num_nonnulls(user_id, post_id, comment_id, wiki_page_id) = 1
  ),
  add constraint follows_not_oneself_check check (user_id is distinct from follower_id);
alter table notifications
  add constraint notifications_subject_check check (
    num_nonnulls(post_id, comment_id, wiki_page_id) = 1
  );
alter table reports
  add constraint reports_subject_check check (
    num_nonnulls(user_id, post_id, comment_id, wiki_page_id) = 1
  );
alter table moderation_actions
  add constraint moderation_actions_subject_check check (
    num_nonnulls(user_id, post_id, comment_id, wiki_page_id) = 1
  );

-- The short lists: one's own drafts and held things, what waits for review, what was not read yet.
create index posts_drafts_idx on posts (author_id, created_at, id)
  where published_at is null and deleted_at is null;
create index posts_hidden_idx on posts (hidden_at, id) where hidden_at is not null;
create index posts_hidden_author_idx on posts (author_id, hidden_at, id) where hidden_at is not null;
create index comments_hidden_idx on comments (hidden_at, id) where hidden_at is not null;
create index comments_hidden_author_idx on comments (author_id, hidden_at, id)
  where hidden_at is not null;
create index notifications_unread_idx on notifications (user_id, created_at, id)
  where read_at is null;
create index reports_open_idx on reports (created_at, id) where resolved_at is null;

-- A person's counters count what everybody may see: hidden things, and posts that one has not yet agreed
-- to have written, are none of it.
create or replace function is_shown(post_id uuid, wiki_page_id uuid) returns boolean
language sql stable parallel safe as $$
  select exists (
      select from posts p
      where p.id = $1 and p.published_at is not null and p.deleted_at is null
        and p.hidden_at is null
    ) or exists (
      select from wiki_pages w where w.id = $2 and w.deleted_at is null
    )
$$;

create or replace function comments_count_added() returns trigger language plpgsql as $$
begin
  update users u set comment_count = u.comment_count + written.number
    from (
      select c.author_id, count(*) as number
      from added c
      left join posts p on p.id = c.post_id
      left join wiki_pages w on w.id = c.wiki_page_id
      where c.deleted_at is null and c.hidden_at is null and (
        p.published_at is not null and p.deleted_at is null and p.hidden_at is null
        or w.id is not null and w.deleted_at is null
      )
      group by c.author_id
    ) written
    where u.id = written.author_id;
  return null;
end
$$;

create or replace function comments_count_changed() returns trigger language plpgsql as $$
begin
  if old.deleted_at is null and old.hidden_at is null and is_shown(old.post_id, old.wiki_page_id) then
    update users set comment_count = comment_count - 1 where id = old.author_id;
  end if;
  if tg_op = 'UPDATE' then
    if new.deleted_at is null and new.hidden_at is null and is_shown(new.post_id, new.wiki_page_id)
    then
      update users set comment_count = comment_count + 1 where id = new.author_id;
    end if;
  end if;
  return null;
end
$$;

drop trigger comments_count_changed on comments;
create trigger comments_count_changed
  after update of author_id, deleted_at, hidden_at, post_id, wiki_page_id on comments
  for each row
  when (
    (old.author_id, old.deleted_at is null and old.hidden_at is null, old.post_id, old.wiki_page_id)
    is distinct from
    (new.author_id, new.deleted_at is null and new.hidden_at is null, new.post_id, new.wiki_page_id)
  )
  execute function comments_count_changed();

create or replace function count_post(post uuid, author uuid, change integer) returns void
language sql as $$
  update users u set post_count = u.post_count + change
    where u.id in (
      select author
      union
      select together.user_id from post_coauthors together
      where together.post_id = post and together.accepted_at is not null
    )
$$;

create or replace function count_comments(post uuid, page uuid, change integer) returns void
language sql as $$
  update users u set comment_count = u.comment_count + change * written.number
    from (
      select c.author_id, count(*) as number
      from comments c
      where (c.post_id = post or c.wiki_page_id = page)
        and c.deleted_at is null and c.hidden_at is null
      group by c.author_id
    ) written
    where u.id = written.author_id
$$;

create or replace function posts_keep_user_counts() returns trigger language plpgsql as $$
declare
  was_there boolean := false;
  is_there boolean := false;
begin
  if tg_op <> 'INSERT' then
    was_there :=
      old.published_at is not null and old.deleted_at is null and old.hidden_at is null;
  end if;
  if tg_op <> 'DELETE' then
    is_there := new.published_at is not null and new.deleted_at is null and new.hidden_at is null;
  end if;
  if was_there then
    perform count_post(old.id, old.author_id, -1);
    if not is_there then perform count_comments(old.id, null, -1); end if;
  end if;
  if is_there then
    perform count_post(new.id, new.author_id, 1);
    if not was_there and tg_op = 'UPDATE' then perform count_comments(new.id, null, 1); end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

drop trigger posts_count_changed on posts;
create trigger posts_count_changed
  after update of author_id, published_at, deleted_at, hidden_at on posts
  for each row
  when (
    (old.author_id, old.published_at is null, old.deleted_at is null, old.hidden_at is null)
    is distinct from
    (new.author_id, new.published_at is null, new.deleted_at is null, new.hidden_at is null)
  )
  execute function posts_keep_user_counts();

create or replace function post_coauthors_keep_user_counts() returns trigger language plpgsql as $$
declare
  coauthor record;
  change integer := 0;
begin
  coauthor := case when tg_op = 'DELETE' then old else new end;
  if tg_op <> 'INSERT' then
    if old.accepted_at is not null then change := change - 1; end if;
  end if;
  if tg_op <> 'DELETE' then
    if new.accepted_at is not null then change := change + 1; end if;
  end if;
  update users u
    set post_count = u.post_count + change
    from posts p
    where change <> 0 and u.id = coauthor.user_id and p.id = coauthor.post_id
      and p.author_id is distinct from u.id
      and p.published_at is not null and p.deleted_at is null and p.hidden_at is null;
  return null;
end
$$;

drop trigger post_coauthors_keep_user_counts on post_coauthors;
create trigger post_coauthors_keep_user_counts
  after insert or update of accepted_at or delete on post_coauthors
  for each row execute function post_coauthors_keep_user_counts();
