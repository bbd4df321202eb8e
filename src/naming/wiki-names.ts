import sql, { type Sql } from 'sql-template-tag';

/** What a page is looked for by, as SQL: a text, and its `title_key`. */
interface SearchedName {
  readonly text: Sql;
  readonly key: Sql;
}

/** What is read of the page, and which pages count, over `wiki_pages w`. */
interface Selected {
  readonly columns: Sql;
  readonly where: Sql;
}

/** Bytes of a name beyond which it is nobody's title, and its key need not be computed. */
const LONGEST_NAME = 8_000;

/**
 * The rows of `names`, which have a `name` each, and the `key` to look for. `offset 0` computes a key once: PostgreSQL
 * would put the whole of `title_key` wherever the key stands, and compute it anew for each page that it compares.
 */
export function withTitleKeys(names: Sql): Sql {
  return sql`(
    select names.*, case when octet_length(name) <= ${LONGEST_NAME} then title_key(name) end as key
    from ${names} offset 0
  )`;
}

/** The page at the last part of an address: a slug, a former slug, or else a title or a former one. */
export function wikiPageAt(sought: SearchedName, selected: Selected): Sql {
  const { text, key } = sought;
  return bestOf(sought, selected, {
    best: sql`w.slug = ${text}`,
    order: sql`w.former_slugs @> array[${text}] desc,
      w.title_key = ${key} desc nulls last, w.former_title_keys @> array[${key}] desc, w.id`,
  });
}

/** The page of a title, a former title, or else of a slug or a former one. */
export function wikiPageTitled(sought: SearchedName, selected: Selected): Sql {
  const { key } = sought;
  return bestOf(sought, selected, {
    best: sql`w.title_key = ${key}`,
    order: sql`w.former_title_keys @> array[${key}] desc, w.slug = ${key} desc, w.id`,
  });
}

interface Ranking {
  /** One page at most, which most names are of: PostgreSQL asks for no other when there is one. */
  readonly best: Sql;
  /** In which order the others come. */
  readonly order: Sql;
}

function bestOf(
  { text, key }: SearchedName,
  { columns, where }: Selected,
  { best, order }: Ranking,
): Sql {
  // Each is a condition of its own, so that PostgreSQL reads an index for each.
  const any = sql`(w.slug = ${text} or w.former_slugs @> array[${text}]
    or w.title_key = ${key} or w.former_title_keys @> array[${key}]
    or w.slug = ${key} or w.former_slugs @> array[${key}])`;
  return sql`select * from (
      (select ${columns} from wiki_pages w where ${best} and ${where})
      union all
      (select ${columns} from wiki_pages w where ${any} and ${where} order by ${order} limit 1)
    ) found limit 1`;
}
