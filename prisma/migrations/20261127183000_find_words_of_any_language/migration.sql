-- Search finds what is there, in any language. A text is folded before it becomes a search vector, and a query is
-- folded by the same function: composed letters and ligatures become plain ones, accents go, case goes, and
-- whatever is no letter and no digit parts words. Scripts that write no spaces are indexed by pairs of letters.

-- The language whose words are stemmed, by the name of its text search configuration.
create table search_settings (
  language text not null check (language ~ '^[a-z]+$'),
  -- Whether rows that were written before are still to be indexed anew.
  is_stale boolean not null default false,
  constraint search_settings_pkey primary key (language)
);
create unique index search_settings_one_row on search_settings ((true));

-- For each language that PostgreSQL can stem a configuration that keeps stop words, so that "to be or not to
-- be" is found. Which of them are in a query is told by PostgreSQL's own.
do $do$
declare
  stemmed text;
begin
  for stemmed in
    select regexp_replace(d.dictname, '_stem$', '') from pg_ts_dict d
    join pg_ts_template t on t.oid = d.dicttemplate
    where t.tmplname = 'snowball' and d.dictname like '%\_stem' and d.dictnamespace = 'pg_catalog'::regnamespace
  loop
    execute format(
      'create text search dictionary %I (template = pg_catalog.snowball, language = %I)',
      'commonplace_' || stemmed, stemmed
    );
    execute format('create text search configuration %I (copy = pg_catalog.simple)', 'commonplace_' || stemmed);
    execute format(
      'alter text search configuration %I alter mapping for asciiword, word with %I',
      'commonplace_' || stemmed, 'commonplace_' || stemmed
    );
  end loop;
end
$do$;
create text search configuration commonplace_simple (copy = pg_catalog.simple);

create function search_config() returns regconfig language sql stable parallel safe as $$
  select ('commonplace_' || language)::regconfig from search_settings
$$;

-- The configuration that leaves stop words out.
create function search_stops() returns regconfig language sql stable parallel safe as $$
  select ('pg_catalog.' || language)::regconfig from search_settings
$$;

-- C++ and C# are words: "c plusplus", "c sharp". One pattern is faster than "translate", which compares each
-- letter with each of those that it replaces.
create function search_fold(given text) returns text
language plpgsql immutable parallel safe as $$
declare
  is_ascii constant boolean := octet_length(given) = length(given);
  folded text := given;
begin
  if is_ascii then
    folded := lower(folded collate "C");
  else
    folded := lower(normalize(folded, NFKD) collate "und-x-icu");
    folded := normalize(regexp_replace(folded, '[\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g'), NFC);
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
  return regexp_replace(folded, '[\u0001-\u001f!-/:-@[-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e2f\u0e3f\u0e46\u0e4f\u0e5a\u0e5b\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30a0\u30fb\ue000-\uf8ff\ufe00-\ufe0f\ufe30-\ufe4f\ufeff\U0001f000-\U0001faff]+', ' ', 'g');
end
$$;

-- The letters of scripts that write no spaces, as part of a pattern.
create function search_unspaced() returns text
language sql immutable parallel safe as $$
  select '\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3031-\u3035\u3041-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48f\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7fb\uf900-\ufaff\U00020000-\U0003ffff'
$$;

-- Runs of letters of scripts without spaces become pairs of letters: abc is "ab c" and "a bc". A letter alone
-- is the beginning of a pair or the end of a run.
create function search_pairs(folded text) returns text
language plpgsql immutable parallel safe as $$
declare
  letter constant text := '[' || search_unspaced() || ']';
  spaced text;
  runs text;
begin
  if octet_length(folded) = length(folded) or folded !~ letter then
    return folded;
  end if;
  spaced := regexp_replace(folded, '(' || letter || '+)', ' \1 ', 'g');
  runs := regexp_replace(spaced, '[^' || search_unspaced() || ']+', ' ', 'g');
  return regexp_replace(spaced, '(' || letter || letter || ')', '\1 ', 'g')
    || regexp_replace(regexp_replace(runs, ' (' || letter || ')', ' \1 ', 'g'), '(' || letter || letter || ')', '\1 ', 'g');
end
$$;

-- Whether typing errors in a word are forgiven: numbers are meant as they are written, and short words are too
-- much like others.
create function search_forgives(word text) returns boolean
language plpgsql immutable parallel safe as $$
begin
  return length(word) between 4 and 24 and word !~ ('[0-9' || search_unspaced() || ']');
end
$$;

-- The words of a title, marked as such: the beginning of one is looked for among them alone. And their spellings:
-- each word, and what is left of it without one of its letters. Words that are one typing error apart have one
-- of these in common: a letter too many or too few, another letter, or a letter elsewhere.
create function search_title_words(folded text) returns tsvector
language plpgsql immutable parallel safe as $$
declare
  word text;
  lexemes text[] := '{}';
begin
  foreach word in array string_to_array(folded, ' ') loop
    continue when word = '';
    lexemes := lexemes || ('^' || left(word, 100));
    if search_forgives(word) then
      lexemes := lexemes || search_spellings(word);
    end if;
  end loop;
  return array_to_tsvector(lexemes);
end
$$;

create function search_spellings(word text) returns text[]
language plpgsql immutable parallel safe as $$
declare
  spellings text[] := array['~' || word];
begin
  for place in 1 .. length(word) loop
    spellings := spellings || ('~' || left(word, place - 1) || substr(word, place + 1));
  end loop;
  return spellings;
end
$$;

-- What is searched: a name or title (weight A) and a text (weight C), and when it was made. A tsvector holds
-- 1 MB; of a text that has more of different words, only the beginning is searched.
create function search_document(title text, body text, moment timestamptz) returns tsvector
language plpgsql stable parallel safe as $$
declare
  config constant regconfig := search_config();
  capped constant text := search_pairs(search_fold(left(coalesce(body, ''), 200000)));
  heading tsvector := search_moment_vector(moment);
  folded text;
begin
  if title is not null then
    folded := search_fold(left(title, 1000));
    heading := setweight(to_tsvector(config, search_pairs(folded)), 'A') || search_title_words(folded) || heading;
  end if;
  if octet_length(capped) <= 100000 then
    return heading || setweight(to_tsvector(config, capped), 'C');
  end if;
  begin
    return heading || setweight(to_tsvector(config, capped), 'C');
  exception when program_limit_exceeded then
    return heading || setweight(
      to_tsvector(config, search_pairs(search_fold(left(body, 20000)))), 'C');
  end;
end
$$;

-- What a word or phrase of a query asks for. Its parts stand one after the other, as in "covid-19"; of scripts
-- without spaces all pairs must be there. With `begins`, titles that have a word beginning so fit, too; with
-- `forgives`, also those that have a word with one typing error between it and this.
create function search_term(given text, begins boolean, forgives boolean) returns tsquery
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
    for run in select (regexp_matches(folded, letters, 'g'))[1] loop
      if length(run) = 1 then
        words := words && (quote_literal(run) || ':*')::tsquery;
      end if;
      for place in 1 .. length(run) - 1 loop
        words := words && phraseto_tsquery(config, substr(run, place, 2));
      end loop;
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

-- Words and phrases that must all be there, or must not. Stop words count where there is nothing else, and in
-- phrases.
create function search_query(
  terms text[], phrases boolean[], negated boolean[], begins boolean, forgives boolean
)
returns tsquery language plpgsql stable parallel safe as $$
declare
  stops constant regconfig := search_stops();
  wanted tsquery := '';
  unwanted tsquery := '';
  stop_words tsquery := '';
  term tsquery;
  is_word boolean;
begin
  for place in 1 .. cardinality(terms) loop
    is_word := not phrases[place] and not negated[place];
    term := search_term(terms[place], begins and is_word, forgives and is_word);
    if negated[place] then
      unwanted := unwanted && !!term;
    elsif phrases[place] or numnode(phraseto_tsquery(stops, search_fold(terms[place]))) > 0 then
      wanted := wanted && term;
    else
      stop_words := stop_words && term;
    end if;
  end loop;
  return case when numnode(wanted) = 0 then stop_words else wanted end && unwanted;
end
$$;

-- The triggers have their names and functions from before; servers of the release before go on using them.
create or replace function users_keep_search() returns trigger language plpgsql as $$
begin
  new.search := search_document(new.username || ' ' || new.display_name, new.bio_text, new.joined_at);
  return new;
end
$$;

create or replace function posts_keep_search() returns trigger language plpgsql as $$
begin
  new.search := search_document(
    new.title,
    (select r.text from revisions r where r.id = new.current_revision_id),
    new.published_at
  );
  return new;
end
$$;

create or replace function wiki_pages_keep_search() returns trigger language plpgsql as $$
begin
  new.sort_title := sort_title(new.title);
  new.search := search_document(
    new.title,
    (select r.text from revisions r where r.id = new.current_revision_id),
    new.created_at
  );
  return new;
end
$$;

create or replace function comments_keep_search() returns trigger language plpgsql as $$
begin
  new.search := search_document(null, new.text, new.created_at);
  return new;
end
$$;

-- AlterTable
ALTER TABLE "sequences" ADD COLUMN     "search" tsvector;

create function sequences_keep_search() returns trigger language plpgsql as $$
begin
  new.search := search_document(new.title, new.description_text, new.created_at);
  return new;
end
$$;

create trigger sequences_keep_search
  before insert or update of title, description_text, created_at, search on sequences
  for each row execute function sequences_keep_search();

-- CreateIndex
CREATE INDEX "sequences_search_idx" ON "sequences" USING GIN ("search");

-- A small community is indexed anew at once. In a large one rows would be locked for minutes: `commonplace
-- reindex` does it while servers are running, and until then what was written before is found as it was.
insert into search_settings (language, is_stale)
  select 'english', (select count(*) from (select from comments limit 20001) found) > 20000
    or (select count(*) from (select from posts limit 5001) found) > 5000;

do $do$
begin
  if (select is_stale from search_settings) then return; end if;
  update users set search = search;
  update posts set search = search;
  update wiki_pages set search = search;
  update comments set search = search;
  update sequences set search = search;
end
$do$;
