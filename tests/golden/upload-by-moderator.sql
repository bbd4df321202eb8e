-- account.byToken
select u.id, u.username, u.display_name as "displayName", u.karma,
  coalesce(u.banned_until > now(), false) as "isBanned", u.banned_until as "bannedUntil",
  exists (select from mutes m where m.muter_id = u.id) as "mutesUsers", u.role, t.scope, t.id as "tokenId",
  case when isfinite(t.expires_at) then ceil(extract(epoch from t.expires_at - now()) * 1000) end
  as "validFor",
  (t.last_used_at is null or t.last_used_at < now() - interval '1 minute') as "isStale"
  from access_tokens t
  join users u on u.id = t.user_id
  where t.hash = $1 and t.revoked_at is null and u.closed_at is null
  and (t.expires_at is null or t.expires_at > now());

-- upload.byId
select u.id as "id", case when u.digest is not null then json_build_object(
  'digest', u.digest, 'width', u.width, 'height', u.height,
  'widths', u.widths, 'isAnimated', u.is_animated
  ) end as "image" from uploads u
  where u.id = any($1::uuid[]) and u.owner_id = $2::uuid;
