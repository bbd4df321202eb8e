-- The role that an account has by what its identity provider says, when that was said, and until when it
-- holds. Servers of the release before neither read nor write these.
ALTER TABLE "users" ADD COLUMN     "claimed_at" TIMESTAMPTZ(3),
ADD COLUMN     "claimed_role" "Role",
ADD COLUMN     "claimed_until" TIMESTAMPTZ(3);

-- ---------------------------------------------------------------------------------------------
-- Down to here: what Prisma's schema engine wrote. From here on, by hand: what it cannot say.
-- ---------------------------------------------------------------------------------------------

-- Waits until no other transaction writes as this account, and returns what the account and its token may do
-- by then. In one statement without a function, the account would be read as it was before the wait.
create function begin_write(writer uuid, token uuid) returns table (
  own_role "Role",
  held_role "Role",
  is_open boolean,
  is_banned boolean,
  banned_until timestamptz,
  scope "TokenScope"
) language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(writer::text, 1));
  return query
    select u.role,
      greatest(u.role, case when u.claimed_until > clock_timestamp() then u.claimed_role end),
      u.closed_at is null,
      coalesce(u.banned_until > clock_timestamp(), false),
      u.banned_until,
      (
        select t.scope from access_tokens t
        where t.id = token and t.user_id = u.id and t.revoked_at is null
          and (t.expires_at is null or t.expires_at > clock_timestamp())
      )
    from users u
    where u.id = writer;
end
$$;

-- Tells all servers, as events do, that what an account may do has changed, whoever changed it. `tg_argv[0]`
-- is the column with the account.
create function record_authority_change() returns trigger language plpgsql as $$
declare
  account constant uuid := to_jsonb(old) ->> tg_argv[0];
begin
  insert into events (id, kind, scope_id, node_kind, node_id)
  values (gen_random_uuid(), 'AUTHORITY_CHANGED', account, 'User', account);
  return null;
end
$$;

create trigger record_authority_change after update of role, claimed_role, banned_until, closed_at on users
  for each row when (
    old.role is distinct from new.role
    or old.claimed_role is distinct from new.claimed_role
    or old.banned_until is distinct from new.banned_until
    or old.closed_at is distinct from new.closed_at
  ) execute function record_authority_change('id');
create trigger record_removal after delete on users
  for each row execute function record_authority_change('id');

create trigger record_authority_change after update of scope, expires_at, revoked_at, user_id on access_tokens
  for each row when (
    old.scope is distinct from new.scope
    or old.expires_at is distinct from new.expires_at
    or old.revoked_at is distinct from new.revoked_at
    or old.user_id is distinct from new.user_id
  ) execute function record_authority_change('user_id');
create trigger record_removal after delete on access_tokens
  for each row execute function record_authority_change('user_id');

create trigger record_removal after delete or update of issuer, subject, user_id on identities
  for each row execute function record_authority_change('user_id');
