-- What titles have that fit a query by themselves: all its words, or words that begin like them. As in `search_query`,
-- common words count only where there are no others. What the query excludes is left to that function.
create function search_title_query(terms text[], negated boolean[]) returns tsquery
language sql stable parallel safe as $$
  select coalesce(string_agg(lexeme, ' & ') filter (where not is_common), string_agg(lexeme, ' & '), '')::tsquery
  from (
    select distinct
      quote_literal('^' || left(word, 100)) || case when length(word) between 2 and 40 then ':*' else '' end as lexeme,
      numnode(phraseto_tsquery(search_stops(), word)) = 0 as is_common
    from unnest(terms, negated) as asked(term, is_negated),
      string_to_table(search_fold(asked.term), ' ') as word
    where not asked.is_negated and word <> ''
  ) words
$$;
