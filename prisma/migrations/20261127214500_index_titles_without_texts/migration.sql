-- Pages that have a title and no text yet are indexed anew, too, where words are parted otherwise since the
-- migration that parts words of more scripts.
do $do$
begin
  if (select is_stale from search_settings) then return; end if;
  update wiki_pages set search = search
    where current_revision_id is null
      and title ~ '[\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u061d-\u061f\u0700-\u070d\u0970\u0df4\u0f04-\u0f14\u0f34\u0f3a-\u0f3d\u0f85\u0fd0-\u0fda\u104a-\u104f\u10fb\u1360-\u1368\u17d4-\u17da\u1800-\u180a\u1950-\u19df\u1a20-\u1aad\u1b00-\u1b60\ua980-\ua9df]';
end
$do$;
