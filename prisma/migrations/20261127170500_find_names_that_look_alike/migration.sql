-- CreateTable
CREATE TABLE "name_skeletons" (
    "user_id" UUID NOT NULL,
    -- Compared by what they are, in no language's order.
    "skeleton" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "name_skeletons_pkey" PRIMARY KEY ("user_id","skeleton","name")
);

-- CreateIndex
CREATE INDEX "name_skeletons_skeleton_idx" ON "name_skeletons"("skeleton");

-- AddForeignKey
ALTER TABLE "name_skeletons" ADD CONSTRAINT "name_skeletons_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever gives an account another name, this release or the one before: what the former one looked like goes.
-- Servers of this release record the new one; accounts without rows are recorded in the background.
create function users_forget_skeletons() returns trigger language plpgsql as $$
begin
  delete from name_skeletons s where s.user_id = new.id;
  return null;
end
$$;

create trigger users_forget_skeletons
  after update of username, display_name on users
  for each row
  when (old.username <> new.username or old.display_name <> new.display_name)
  execute function users_forget_skeletons();
