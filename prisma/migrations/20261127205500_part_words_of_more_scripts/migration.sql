-- The punctuation of more scripts parts words: the Hebrew maqaf, which looks like a hyphen, the Tibetan tsheg, the
-- Ethiopic word space, full stops of Armenian, Khmer and Burmese. More scripts that write no spaces are indexed by
-- pairs of letters: Javanese, Balinese, Tai Le, New Tai Lue, Tai Tham.

create or replace function search_fold(given text) returns text
language plpgsql immutable parallel safe as $$
declare
  is_ascii constant boolean := octet_length(given) = length(given);
  folded text := given;
begin
  if is_ascii then
    folded := lower(folded collate "C");
  else
    folded := lower(normalize(folded, NFKD) collate "und-x-icu");
    folded := normalize(regexp_replace(folded, '[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g'), NFC);
    if folded ~ '[ßæœþıøđðłħŧŋς]' then
      folded := replace(replace(replace(replace(folded, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
      folded := translate(folded, 'ıøđðłħŧŋς', 'ioddlhtnσ');
    end if;
  end if;
  if position('+' in folded) > 0 then
    folded := regexp_replace(folded, '\m([a-z])\+\+', '\1 plusplus ', 'g');
  end if;
  if position('#' in folded) > 0 then
    folded := regexp_replace(folded, '\m([a-z])#', '\1 sharp ', 'g');
  end if;
  if is_ascii then
    return regexp_replace(folded, '[\u0001-\u001f!-/:-@[-`{-\u007f]+', ' ', 'g');
  end if;
  return regexp_replace(folded, '[\u0001-\u001f!-/:-@[-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061d-\u061f\u066a-\u066d\u06d4\u0700-\u070d\u0964\u0965\u0970\u0df4\u0e2f\u0e3f\u0e46\u0e4f\u0e5a\u0e5b\u0f04-\u0f14\u0f34\u0f3a-\u0f3d\u0f85\u0fd0-\u0fda\u104a-\u104f\u10fb\u1360-\u1368\u17d4-\u17d6\u17d8-\u17da\u1800-\u180a\u1aa0-\u1aad\u1b5a-\u1b60\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30a0\u30fb\ua9c1-\ua9cd\ua9de\ua9df\ue000-\uf8ff\ufe00-\ufe0f\ufe30-\ufe4f\ufeff\U0001f000-\U0001faff]+', ' ', 'g');
end
$$;

create or replace function search_unspaced() returns text
language sql immutable parallel safe as $$
  select '\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u19df\u1a20-\u1a9f\u1b00-\u1b59\u2e80-\u2fdf\u3005-\u3007\u3031-\u3035\u3041-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48f\ua960-\ua9c0\ua9cf-\ua9ff\uaa60-\uaa7f\uac00-\ud7fb\uf900-\ufaff\U00020000-\U0003ffff'
$$;

-- The pairs of a run are read at once: one after the other, a long run took time that grew with its square.
create or replace function search_term(given text, begins boolean, forgives boolean) returns tsquery
language plpgsql stable parallel safe as $$
declare
  config constant regconfig := search_config();
  folded constant text := btrim(search_fold(given));
  letters constant text := '[' || search_unspaced() || ']+';
  words tsquery;
  run text;
begin
  if octet_length(folded) = length(folded) then
    words := phraseto_tsquery(config, folded);
  else
    words := phraseto_tsquery(config, regexp_replace(folded, letters, ' ', 'g'));
    for run in select distinct (regexp_matches(folded, letters, 'g'))[1] loop
      if length(run) = 1 then
        words := words && (quote_literal(run) || ':*')::tsquery;
      else
        words := words && (
          select plainto_tsquery(config, string_agg(distinct substr(run, place, 2), ' '))
          from generate_series(1, length(run) - 1) place
        );
      end if;
    end loop;
  end if;
  if position(' ' in folded) = 0 then
    if begins and length(folded) between 2 and 40 then
      words := words || (quote_literal('^' || folded) || ':*')::tsquery;
    end if;
    if forgives and search_forgives(folded) then
      words := words || (select string_agg(quote_literal(spelling), ' | ') from unnest(search_spellings(folded)) spelling)::tsquery;
    end if;
  end if;
  return words;
end
$$;

-- Rows that have such letters and signs are indexed anew; in a large community by `commonplace reindex`.
do $do$
declare
  changed constant text := '[\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u061d-\u061f\u0700-\u070d\u0970\u0df4\u0f04-\u0f14\u0f34\u0f3a-\u0f3d\u0f85\u0fd0-\u0fda\u104a-\u104f\u10fb\u1360-\u1368\u17d4-\u17da\u1800-\u180a\u1950-\u19df\u1a20-\u1aad\u1b00-\u1b60\ua980-\ua9df]';
begin
  if (select count(*) from (select from comments limit 20001) found) > 20000
    or (select count(*) from (select from posts limit 5001) found) > 5000 then
    update search_settings set is_stale = true;
    return;
  end if;
  update users set search = search where concat(display_name, ' ', bio_text) ~ changed;
  update posts p set search = search from revisions r
    where r.id = p.current_revision_id and concat(p.title, ' ', r.text) ~ changed;
  update wiki_pages w set search = search from revisions r
    where r.id = w.current_revision_id and concat(w.title, ' ', r.text) ~ changed;
  update comments set search = search where text ~ changed;
  update sequences set search = search where concat(title, ' ', description_text) ~ changed;
end
$do$;
