-- An empty text that becomes a query each time is a notice each time, which a server has to read. As a constant it
-- is made once.

create or replace function search_query(
  terms text[], phrases boolean[], negated boolean[], begins boolean, forgives boolean
)
returns tsquery language plpgsql stable parallel safe as $$
declare
  stops constant regconfig := search_stops();
  wanted tsquery := ''::tsquery;
  unwanted tsquery := ''::tsquery;
  stop_words tsquery := ''::tsquery;
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
