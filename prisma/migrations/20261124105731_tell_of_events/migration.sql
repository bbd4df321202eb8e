-- CreateTable
CREATE TABLE "events" (
    "id" UUID NOT NULL,
    "position" BIGINT,
    "kind" TEXT NOT NULL,
    "scope_id" UUID,
    "node_kind" TEXT NOT NULL,
    "node_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhooks" (
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "kinds" TEXT[],
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "position" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "node_kind" TEXT NOT NULL,
    "node_id" UUID NOT NULL,
    "scope_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "delivered_at" TIMESTAMPTZ(3),
    "dead_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "events_position_key" ON "events"("position");

-- CreateIndex
CREATE INDEX "events_kind_scope_id_position_idx" ON "events"("kind", "scope_id", "position");

-- CreateIndex
CREATE INDEX "events_created_at_idx" ON "events"("created_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_next_attempt_at_idx" ON "webhook_deliveries"("next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_webhook_id_event_id_key" ON "webhook_deliveries"("webhook_id", "event_id");

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

-- Numbers that are drawn while writing are not in the order in which transactions commit: a reader that
-- remembers the highest would pass by what commits later under a lower one. So events get their places
-- from those who read them, after the commit, one reader at a time.
create sequence events_places;
create index events_without_position on events (id) where position is null;

-- Gives every event that is to be seen its place, and returns how many had none.
create function place_events() returns bigint language plpgsql as $$
declare
  placed bigint;
begin
  if not exists (select from events where position is null) then
    return 0;
  end if;
  -- Held until the commit, so that places become visible in their order. The update below is a statement
  -- of its own and sees what was committed by the time the lock was had.
  perform pg_advisory_xact_lock(hashtext('commonplace.events'));
  update events e set position = given.position
    from (
      select waiting.id, nextval('events_places') as position
      from (select id from events where position is null order by id) waiting
    ) given
    where e.id = given.id;
  get diagnostics placed = row_count;
  return placed;
end
$$;

-- Rings for those who listen, at the commit. What happened is in the table: the ring carries nothing.
create function announce_events() returns trigger language plpgsql as $$
begin
  perform pg_notify('commonplace_events', '');
  return null;
end
$$;

create trigger announce after insert on events for each statement execute function announce_events();

