-- CreateTable
CREATE TABLE "uploads" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "token_hash" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "digest" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "widths" INTEGER[],
    "is_animated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "image_uses" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "digest" TEXT NOT NULL,
    "revision_id" UUID,
    "comment_id" UUID,
    "comment_revision_id" UUID,
    "sequence_id" UUID,
    "user_id" UUID,

    CONSTRAINT "image_uses_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "uploads_owner_id_created_at_id_idx" ON "uploads"("owner_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "uploads_digest_idx" ON "uploads"("digest");

-- CreateIndex
CREATE INDEX "uploads_created_at_id_idx" ON "uploads"("created_at", "id");

-- CreateIndex
CREATE INDEX "image_uses_digest_idx" ON "image_uses"("digest");

-- CreateIndex
CREATE INDEX "image_uses_revision_id_idx" ON "image_uses"("revision_id");

-- CreateIndex
CREATE INDEX "image_uses_comment_id_idx" ON "image_uses"("comment_id");

-- CreateIndex
CREATE INDEX "image_uses_comment_revision_id_idx" ON "image_uses"("comment_revision_id");

-- CreateIndex
CREATE INDEX "image_uses_sequence_id_idx" ON "image_uses"("sequence_id");

-- CreateIndex
CREATE INDEX "image_uses_user_id_idx" ON "image_uses"("user_id");

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image_uses" ADD CONSTRAINT "image_uses_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image_uses" ADD CONSTRAINT "image_uses_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image_uses" ADD CONSTRAINT "image_uses_comment_revision_id_fkey" FOREIGN KEY ("comment_revision_id") REFERENCES "comment_revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image_uses" ADD CONSTRAINT "image_uses_sequence_id_fkey" FOREIGN KEY ("sequence_id") REFERENCES "sequences"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image_uses" ADD CONSTRAINT "image_uses_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table uploads
  alter column widths set default '{}',
  alter column widths set not null,
  add constraint uploads_byte_size_check check (byte_size > 0),
  add constraint uploads_digest_check check (digest ~ '^[0-9a-f]{64}$'),
  add constraint uploads_stored_check check (
    num_nonnulls(digest, width, height) in (0, 3) and (digest is null or received_at is not null)
  );

alter table image_uses add constraint image_uses_subject_check check (
  num_nonnulls(revision_id, comment_id, comment_revision_id, sequence_id, user_id) = 1
);

-- The images that HTML shows. The sanitiser escapes `<` in texts and writes such an address only for uploads.
create function shown_images(html text) returns setof text language sql immutable parallel safe as $$
  select distinct match[1]
  from regexp_matches(html, '<img src="/images/([0-9a-f]{64})-', 'g') match
$$;

create function shows_images(html text) returns boolean language sql immutable parallel safe as $$
  select coalesce(position('<img src="/images/' in html) > 0, false)
$$;

-- For a table whose HTML is in the column of the second argument; the first names the column of its uses.
create function keep_image_uses() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    execute format('delete from image_uses where %I = $1', tg_argv[0]) using new.id;
  end if;
  execute format(
    'insert into image_uses (digest, %I) select shown, $1.id from shown_images($1.%I) shown',
    tg_argv[0], tg_argv[1]
  ) using new;
  return null;
end
$$;

create trigger revisions_add_image_uses after insert on revisions
  for each row when (shows_images(new.html))
  execute function keep_image_uses('revision_id', 'html');
create trigger revisions_change_image_uses after update of html on revisions
  for each row when (
    old.html is distinct from new.html and (shows_images(old.html) or shows_images(new.html))
  )
  execute function keep_image_uses('revision_id', 'html');

create trigger comments_add_image_uses after insert on comments
  for each row when (shows_images(new.html))
  execute function keep_image_uses('comment_id', 'html');
create trigger comments_change_image_uses after update of html on comments
  for each row when (
    old.html is distinct from new.html and (shows_images(old.html) or shows_images(new.html))
  )
  execute function keep_image_uses('comment_id', 'html');

create trigger comment_revisions_add_image_uses after insert on comment_revisions
  for each row when (shows_images(new.html))
  execute function keep_image_uses('comment_revision_id', 'html');
create trigger comment_revisions_change_image_uses after update of html on comment_revisions
  for each row when (
    old.html is distinct from new.html and (shows_images(old.html) or shows_images(new.html))
  )
  execute function keep_image_uses('comment_revision_id', 'html');

create trigger sequences_add_image_uses after insert on sequences
  for each row when (shows_images(new.description_html))
  execute function keep_image_uses('sequence_id', 'description_html');
create trigger sequences_change_image_uses after update of description_html on sequences
  for each row when (
    old.description_html is distinct from new.description_html and (shows_images(old.description_html) or shows_images(new.description_html))
  )
  execute function keep_image_uses('sequence_id', 'description_html');

create trigger users_add_image_uses after insert on users
  for each row when (shows_images(new.bio_html))
  execute function keep_image_uses('user_id', 'bio_html');
create trigger users_change_image_uses after update of bio_html on users
  for each row when (
    old.bio_html is distinct from new.bio_html and (shows_images(old.bio_html) or shows_images(new.bio_html))
  )
  execute function keep_image_uses('user_id', 'bio_html');
