-- CreateEnum
CREATE TYPE "Role" AS ENUM ('MEMBER', 'TRUSTED', 'MODERATOR', 'ADMIN');

-- CreateEnum
CREATE TYPE "PostKind" AS ENUM ('ARTICLE', 'QUESTION', 'LINK', 'SHORTFORM');

-- CreateEnum
CREATE TYPE "VoteAxis" AS ENUM ('KARMA', 'AGREEMENT');

-- CreateEnum
CREATE TYPE "LinkKind" AS ENUM ('MENTION', 'RELATED', 'DUPLICATE');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "former_usernames" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "display_name" TEXT NOT NULL,
    "bio_markdown" TEXT,
    "bio_html" TEXT,
    "bio_text" TEXT,
    "bio_word_count" INTEGER NOT NULL DEFAULT 0,
    "karma" INTEGER NOT NULL DEFAULT 0,
    "role" "Role" NOT NULL DEFAULT 'MEMBER',
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "website_url" TEXT,
    "location" TEXT,
    "avatar_url" TEXT,
    "banned_until" TIMESTAMPTZ(3),
    "search" tsvector,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posts" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "PostKind" NOT NULL DEFAULT 'ARTICLE',
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "current_revision_id" UUID,
    "link_url" TEXT,
    "score" INTEGER NOT NULL DEFAULT 0,
    "vote_count" INTEGER NOT NULL DEFAULT 0,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "edited_at" TIMESTAMPTZ(3),
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "locked_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "accepted_answer_id" UUID,
    "search" tsvector,

    CONSTRAINT "posts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_coauthors" (
    "post_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "post_coauthors_pkey" PRIMARY KEY ("post_id","user_id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "post_id" UUID,
    "wiki_page_id" UUID,
    "parent_id" UUID,
    "root_id" UUID,
    "depth" INTEGER NOT NULL DEFAULT 0,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "markdown" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "word_count" INTEGER NOT NULL DEFAULT 0,
    "is_answer" BOOLEAN NOT NULL DEFAULT false,
    "score" INTEGER NOT NULL DEFAULT 0,
    "vote_count" INTEGER NOT NULL DEFAULT 0,
    "agreement_score" INTEGER NOT NULL DEFAULT 0,
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "descendant_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "is_retracted" BOOLEAN NOT NULL DEFAULT false,
    "is_pinned" BOOLEAN NOT NULL DEFAULT false,
    "search" tsvector,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wiki_pages" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "former_slugs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "title" TEXT NOT NULL,
    "sort_title" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "current_revision_id" UUID,
    "post_count" INTEGER NOT NULL DEFAULT 0,
    "contribution_count" INTEGER NOT NULL DEFAULT 0,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "search" tsvector,

    CONSTRAINT "wiki_pages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_topics" (
    "post_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "relevance" INTEGER NOT NULL DEFAULT 1,
    "published_at" TIMESTAMPTZ(3),
    "score" INTEGER NOT NULL DEFAULT 0,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_topics_pkey" PRIMARY KEY ("post_id","topic_id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "id" UUID NOT NULL,
    "post_id" UUID,
    "wiki_page_id" UUID,
    "version" INTEGER NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT,
    "markdown" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "word_count" INTEGER NOT NULL DEFAULT 0,
    "chars_added" INTEGER NOT NULL DEFAULT 0,
    "chars_removed" INTEGER NOT NULL DEFAULT 0,
    "is_minor" BOOLEAN NOT NULL DEFAULT false,
    "reverts_to_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wiki_contributors" (
    "id" UUID NOT NULL,
    "wiki_page_id" UUID NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "contribution_count" INTEGER NOT NULL,
    "chars_added" INTEGER NOT NULL,
    "chars_removed" INTEGER NOT NULL,
    "surviving_chars" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wiki_contributors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sequences" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sort_title" TEXT NOT NULL DEFAULT '',
    "description_markdown" TEXT,
    "description_html" TEXT,
    "description_text" TEXT,
    "description_word_count" INTEGER NOT NULL DEFAULT 0,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "sequences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sequence_entries" (
    "id" UUID NOT NULL,
    "sequence_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "chapter_title" TEXT,

    CONSTRAINT "sequence_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "votes" (
    "id" UUID NOT NULL,
    "voter_id" UUID NOT NULL,
    "post_id" UUID,
    "comment_id" UUID,
    "axis" "VoteAxis" NOT NULL,
    "value" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "votes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "links" (
    "id" UUID NOT NULL,
    "source_post_id" UUID,
    "source_comment_id" UUID,
    "source_wiki_page_id" UUID,
    "target_post_id" UUID,
    "target_comment_id" UUID,
    "target_wiki_page_id" UUID,
    "kind" "LinkKind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "origins" (
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "our_id" UUID NOT NULL,

    CONSTRAINT "origins_pkey" PRIMARY KEY ("source","kind","external_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE INDEX "users_karma_id_idx" ON "users"("karma", "id");

-- CreateIndex
CREATE INDEX "users_joined_at_id_idx" ON "users"("joined_at", "id");

-- CreateIndex
CREATE INDEX "users_username_id_idx" ON "users"("username", "id");

-- CreateIndex
CREATE INDEX "users_former_usernames_idx" ON "users" USING GIN ("former_usernames");

-- CreateIndex
CREATE INDEX "users_search_idx" ON "users" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "posts_slug_key" ON "posts"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "posts_current_revision_id_key" ON "posts"("current_revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "posts_accepted_answer_id_key" ON "posts"("accepted_answer_id");

-- CreateIndex
CREATE INDEX "posts_published_at_id_idx" ON "posts"("published_at", "id");

-- CreateIndex
CREATE INDEX "posts_score_id_idx" ON "posts"("score", "id");

-- CreateIndex
CREATE INDEX "posts_last_activity_at_id_idx" ON "posts"("last_activity_at", "id");

-- CreateIndex
CREATE INDEX "posts_author_id_published_at_id_idx" ON "posts"("author_id", "published_at", "id");

-- CreateIndex
CREATE INDEX "posts_author_id_score_id_idx" ON "posts"("author_id", "score", "id");

-- CreateIndex
CREATE INDEX "posts_author_id_last_activity_at_id_idx" ON "posts"("author_id", "last_activity_at", "id");

-- CreateIndex
CREATE INDEX "posts_search_idx" ON "posts" USING GIN ("search");

-- CreateIndex
CREATE INDEX "post_coauthors_user_id_idx" ON "post_coauthors"("user_id");

-- CreateIndex
CREATE INDEX "comments_created_at_id_idx" ON "comments"("created_at", "id");

-- CreateIndex
CREATE INDEX "comments_score_id_idx" ON "comments"("score", "id");

-- CreateIndex
CREATE INDEX "comments_author_id_created_at_id_idx" ON "comments"("author_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "comments_author_id_score_id_idx" ON "comments"("author_id", "score", "id");

-- CreateIndex
CREATE INDEX "comments_post_id_created_at_id_idx" ON "comments"("post_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "comments_post_id_score_id_idx" ON "comments"("post_id", "score", "id");

-- CreateIndex
CREATE INDEX "comments_wiki_page_id_created_at_id_idx" ON "comments"("wiki_page_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "comments_wiki_page_id_score_id_idx" ON "comments"("wiki_page_id", "score", "id");

-- CreateIndex
CREATE INDEX "comments_parent_id_created_at_id_idx" ON "comments"("parent_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "comments_parent_id_score_id_idx" ON "comments"("parent_id", "score", "id");

-- CreateIndex
CREATE INDEX "comments_root_id_idx" ON "comments"("root_id");

-- CreateIndex
CREATE INDEX "comments_search_idx" ON "comments" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "wiki_pages_slug_key" ON "wiki_pages"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "wiki_pages_current_revision_id_key" ON "wiki_pages"("current_revision_id");

-- CreateIndex
CREATE INDEX "wiki_pages_sort_title_id_idx" ON "wiki_pages"("sort_title", "id");

-- CreateIndex
CREATE INDEX "wiki_pages_created_at_id_idx" ON "wiki_pages"("created_at", "id");

-- CreateIndex
CREATE INDEX "wiki_pages_updated_at_id_idx" ON "wiki_pages"("updated_at", "id");

-- CreateIndex
CREATE INDEX "wiki_pages_post_count_id_idx" ON "wiki_pages"("post_count", "id");

-- CreateIndex
CREATE INDEX "wiki_pages_author_id_idx" ON "wiki_pages"("author_id");

-- CreateIndex
CREATE INDEX "wiki_pages_former_slugs_idx" ON "wiki_pages" USING GIN ("former_slugs");

-- CreateIndex
CREATE INDEX "wiki_pages_search_idx" ON "wiki_pages" USING GIN ("search");

-- CreateIndex
CREATE INDEX "post_topics_topic_id_published_at_post_id_idx" ON "post_topics"("topic_id", "published_at", "post_id");

-- CreateIndex
CREATE INDEX "post_topics_topic_id_score_post_id_idx" ON "post_topics"("topic_id", "score", "post_id");

-- CreateIndex
CREATE INDEX "post_topics_topic_id_last_activity_at_post_id_idx" ON "post_topics"("topic_id", "last_activity_at", "post_id");

-- CreateIndex
CREATE INDEX "revisions_author_id_created_at_id_idx" ON "revisions"("author_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "revisions_reverts_to_id_idx" ON "revisions"("reverts_to_id");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_post_id_version_key" ON "revisions"("post_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_wiki_page_id_version_key" ON "revisions"("wiki_page_id", "version");

-- CreateIndex
CREATE INDEX "wiki_contributors_wiki_page_id_surviving_chars_id_idx" ON "wiki_contributors"("wiki_page_id", "surviving_chars", "id");

-- CreateIndex
CREATE INDEX "wiki_contributors_wiki_page_id_contribution_count_id_idx" ON "wiki_contributors"("wiki_page_id", "contribution_count", "id");

-- CreateIndex
CREATE INDEX "wiki_contributors_author_id_idx" ON "wiki_contributors"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "wiki_contributors_wiki_page_id_author_id_author_name_key" ON "wiki_contributors"("wiki_page_id", "author_id", "author_name");

-- CreateIndex
CREATE UNIQUE INDEX "sequences_slug_key" ON "sequences"("slug");

-- CreateIndex
CREATE INDEX "sequences_created_at_id_idx" ON "sequences"("created_at", "id");

-- CreateIndex
CREATE INDEX "sequences_sort_title_id_idx" ON "sequences"("sort_title", "id");

-- CreateIndex
CREATE INDEX "sequences_author_id_created_at_id_idx" ON "sequences"("author_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sequences_author_id_sort_title_id_idx" ON "sequences"("author_id", "sort_title", "id");

-- CreateIndex
CREATE INDEX "sequence_entries_sequence_id_position_post_id_idx" ON "sequence_entries"("sequence_id", "position", "post_id");

-- CreateIndex
CREATE INDEX "sequence_entries_post_id_idx" ON "sequence_entries"("post_id");

-- CreateIndex
CREATE UNIQUE INDEX "sequence_entries_sequence_id_post_id_key" ON "sequence_entries"("sequence_id", "post_id");

-- CreateIndex
CREATE INDEX "votes_post_id_idx" ON "votes"("post_id");

-- CreateIndex
CREATE INDEX "votes_comment_id_idx" ON "votes"("comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "votes_voter_id_post_id_axis_key" ON "votes"("voter_id", "post_id", "axis");

-- CreateIndex
CREATE UNIQUE INDEX "votes_voter_id_comment_id_axis_key" ON "votes"("voter_id", "comment_id", "axis");

-- CreateIndex
CREATE INDEX "links_source_post_id_idx" ON "links"("source_post_id");

-- CreateIndex
CREATE INDEX "links_source_comment_id_idx" ON "links"("source_comment_id");

-- CreateIndex
CREATE INDEX "links_source_wiki_page_id_idx" ON "links"("source_wiki_page_id");

-- CreateIndex
CREATE INDEX "links_target_post_id_created_at_id_idx" ON "links"("target_post_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "links_target_comment_id_created_at_id_idx" ON "links"("target_comment_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "links_target_wiki_page_id_created_at_id_idx" ON "links"("target_wiki_page_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "links_ends_key" ON "links"("source_post_id", "source_comment_id", "source_wiki_page_id", "target_post_id", "target_comment_id", "target_wiki_page_id", "kind");

-- CreateIndex
CREATE INDEX "origins_our_id_idx" ON "origins"("our_id");

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_current_revision_id_fkey" FOREIGN KEY ("current_revision_id") REFERENCES "revisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_accepted_answer_id_fkey" FOREIGN KEY ("accepted_answer_id") REFERENCES "comments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_coauthors" ADD CONSTRAINT "post_coauthors_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_coauthors" ADD CONSTRAINT "post_coauthors_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_wiki_page_id_fkey" FOREIGN KEY ("wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_root_id_fkey" FOREIGN KEY ("root_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wiki_pages" ADD CONSTRAINT "wiki_pages_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wiki_pages" ADD CONSTRAINT "wiki_pages_current_revision_id_fkey" FOREIGN KEY ("current_revision_id") REFERENCES "revisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_topics" ADD CONSTRAINT "post_topics_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_topics" ADD CONSTRAINT "post_topics_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_wiki_page_id_fkey" FOREIGN KEY ("wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_reverts_to_id_fkey" FOREIGN KEY ("reverts_to_id") REFERENCES "revisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wiki_contributors" ADD CONSTRAINT "wiki_contributors_wiki_page_id_fkey" FOREIGN KEY ("wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wiki_contributors" ADD CONSTRAINT "wiki_contributors_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sequences" ADD CONSTRAINT "sequences_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sequence_entries" ADD CONSTRAINT "sequence_entries_sequence_id_fkey" FOREIGN KEY ("sequence_id") REFERENCES "sequences"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sequence_entries" ADD CONSTRAINT "sequence_entries_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_voter_id_fkey" FOREIGN KEY ("voter_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_source_post_id_fkey" FOREIGN KEY ("source_post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_source_comment_id_fkey" FOREIGN KEY ("source_comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_source_wiki_page_id_fkey" FOREIGN KEY ("source_wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_target_post_id_fkey" FOREIGN KEY ("target_post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_target_comment_id_fkey" FOREIGN KEY ("target_comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_target_wiki_page_id_fkey" FOREIGN KEY ("target_wiki_page_id") REFERENCES "wiki_pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

-- Collations. Names, slugs and sort keys compare byte by byte, so that their order is the same on
-- every server, whatever its locale, and is the order that a cursor goes by.
alter table users alter column username type text collate "C";
alter table posts alter column slug type text collate "C";
alter table wiki_pages
  alter column slug type text collate "C",
  alter column sort_title type text collate "C";
alter table sequences
  alter column slug type text collate "C",
  alter column sort_title type text collate "C";

-- Lists are empty, never null.
alter table users alter column former_usernames set not null;
alter table wiki_pages alter column former_slugs set not null;

-- Unique also where a part of the key is null: an author whose account is gone, a link's unused ends.
drop index wiki_contributors_wiki_page_id_author_id_author_name_key;
create unique index wiki_contributors_wiki_page_id_author_id_author_name_key
  on wiki_contributors (wiki_page_id, author_id, author_name) nulls not distinct;
drop index links_ends_key;
create unique index links_ends_key
  on links (
    source_post_id, source_comment_id, source_wiki_page_id,
    target_post_id, target_comment_id, target_wiki_page_id, kind
  ) nulls not distinct;

-- A person's wiki contributions, without wading through the revisions of their posts.
create index revisions_wiki_author_id_created_at_id_idx
  on revisions (author_id, created_at, id)
  where wiki_page_id is not null;

-- Checks.
alter table users
  add constraint users_username_check check (username ~ '^[a-z0-9][a-z0-9_-]*$'),
  add constraint users_counters_check check (bio_word_count >= 0);
alter table posts
  add constraint posts_slug_check check (slug <> ''),
  add constraint posts_counters_check check (vote_count >= 0 and comment_count >= 0);
alter table comments
  add constraint comments_subject_check check (num_nonnulls(post_id, wiki_page_id) = 1),
  add constraint comments_thread_check check (
    depth >= 0
    and (depth = 0) = (parent_id is null)
    and (depth = 0) = (root_id is null)
  ),
  add constraint comments_counters_check check (
    word_count >= 0 and vote_count >= 0 and reply_count >= 0 and descendant_count >= 0
  );
alter table wiki_pages
  add constraint wiki_pages_slug_check check (slug <> ''),
  add constraint wiki_pages_counters_check check (
    post_count >= 0 and contribution_count >= 0 and comment_count >= 0
  );
alter table revisions
  add constraint revisions_subject_check check (num_nonnulls(post_id, wiki_page_id) = 1),
  add constraint revisions_version_check check (version >= 1),
  add constraint revisions_counters_check check (
    word_count >= 0 and chars_added >= 0 and chars_removed >= 0
  );
alter table wiki_contributors
  add constraint wiki_contributors_counters_check check (
    contribution_count >= 0 and chars_added >= 0 and chars_removed >= 0 and surviving_chars >= 0
  ),
  add constraint wiki_contributors_times_check check (first_at <= last_at);
alter table sequences
  add constraint sequences_slug_check check (slug <> ''),
  add constraint sequences_counters_check check (description_word_count >= 0);
alter table votes
  add constraint votes_target_check check (num_nonnulls(post_id, comment_id) = 1),
  add constraint votes_value_check check (value <> 0);
alter table links
  add constraint links_source_check check (
    num_nonnulls(source_post_id, source_comment_id, source_wiki_page_id) = 1
  ),
  add constraint links_target_check check (
    num_nonnulls(target_post_id, target_comment_id, target_wiki_page_id) = 1
  ),
  add constraint links_not_itself_check check (
    (source_post_id = target_post_id) is not true
    and (source_comment_id = target_comment_id) is not true
    and (source_wiki_page_id = target_wiki_page_id) is not true
  );

-- What is searched: a name or title (weight A) and a text (weight C).
-- A tsvector holds 1 MB. 200,000 characters fit unless nearly every word is another one; of such a
-- text only the beginning is searched, because a text must never be refused for its search index.
create function search_vector(title text, body text) returns tsvector
language plpgsql immutable parallel safe as $$
declare
  heading constant tsvector :=
    setweight(to_tsvector('pg_catalog.english', left(coalesce(title, ''), 1000)), 'A');
  capped constant text := left(coalesce(body, ''), 200000);
begin
  if octet_length(capped) <= 100000 then
    return heading || setweight(to_tsvector('pg_catalog.english', capped), 'C');
  end if;
  begin
    return heading || setweight(to_tsvector('pg_catalog.english', capped), 'C');
  exception when program_limit_exceeded then
    return heading || setweight(to_tsvector('pg_catalog.english', left(capped, 25000)), 'C');
  end;
end
$$;

-- The title as lists are sorted by. ICU's root locale: the same on every server. A B-tree entry holds
-- 2.7 KB, hence the cap; titles that agree so far are told apart by their id.
create function sort_title(title text) returns text
language sql immutable parallel safe as $$
  select left(lower(title collate "und-x-icu"), 200) collate "C"
$$;

create function users_keep_search() returns trigger language plpgsql as $$
begin
  new.search := search_vector(new.username || ' ' || new.display_name, new.bio_text);
  return new;
end
$$;

create trigger users_keep_search
  before insert or update of username, display_name, bio_text, search on users
  for each row execute function users_keep_search();

create function posts_keep_search() returns trigger language plpgsql as $$
begin
  new.search := search_vector(
    new.title, (select r.text from revisions r where r.id = new.current_revision_id)
  );
  return new;
end
$$;

create trigger posts_keep_search
  before insert or update of title, current_revision_id, search on posts
  for each row execute function posts_keep_search();

create function wiki_pages_keep_search() returns trigger language plpgsql as $$
begin
  new.sort_title := sort_title(new.title);
  new.search := search_vector(
    new.title, (select r.text from revisions r where r.id = new.current_revision_id)
  );
  return new;
end
$$;

create trigger wiki_pages_keep_search
  before insert or update of title, sort_title, current_revision_id, search on wiki_pages
  for each row execute function wiki_pages_keep_search();

create function comments_keep_search() returns trigger language plpgsql as $$
begin
  new.search := search_vector(null, new.text);
  return new;
end
$$;

create trigger comments_keep_search
  before insert or update of text, search on comments
  for each row execute function comments_keep_search();

create function sequences_keep_sort_title() returns trigger language plpgsql as $$
begin
  new.sort_title := sort_title(new.title);
  return new;
end
$$;

create trigger sequences_keep_sort_title
  before insert or update of title, sort_title on sequences
  for each row execute function sequences_keep_sort_title();

-- The post's sort keys in post_topics. The lock waits for whoever is changing the post just now, so
-- that their change is not missed.
create function post_topics_take_sort_keys() returns trigger language plpgsql as $$
declare
  post record;
begin
  select p.published_at, p.score, p.last_activity_at
    into post
    from posts p
    where p.id = new.post_id
    for share;
  if found then
    new.published_at := post.published_at;
    new.score := post.score;
    new.last_activity_at := post.last_activity_at;
  end if;
  return new;
end
$$;

create trigger post_topics_take_sort_keys
  before insert or update of post_id on post_topics
  for each row execute function post_topics_take_sort_keys();

create function posts_give_sort_keys() returns trigger language plpgsql as $$
begin
  update post_topics t
    set published_at = new.published_at, score = new.score, last_activity_at = new.last_activity_at
    where t.post_id = new.id;
  return null;
end
$$;

create trigger posts_give_sort_keys
  after update of published_at, score, last_activity_at on posts
  for each row
  when (
    (old.published_at, old.score, old.last_activity_at)
    is distinct from (new.published_at, new.score, new.last_activity_at)
  )
  execute function posts_give_sort_keys();
