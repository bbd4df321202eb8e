import sql, { type Sql } from 'sql-template-tag';

/** What a page is looked for by, as SQL: a text, and its `title_key`. */
interface Sought {
  readonly text: Sql;
  readonly key: Sql;
}

/** How a page is found: those that fit, over `wiki_pages w`, and the order in which the best comes first. */
interface Found {
  readonly where: Sql;
  readonly order: Sql;
}

/** By the last part of its address: a slug, a former slug, or else a title or a former one. */
export function wikiPageAt({ text, key }: Sought): Found {
  return {
    where: anyOf({ text, key }),
    order: sql`w.slug = ${text} desc, w.former_slugs @> array[${text}] desc,
      w.title_key = ${key} desc nulls last, w.former_title_keys @> array[${key}] desc, w.id`,
  };
}

/** By its title, a former title, or else its slug or a former one. */
export function wikiPageTitled({ text, key }: Sought): Found {
  return {
    where: anyOf({ text, key }),
    order: sql`w.title_key = ${key} desc nulls last, w.former_title_keys @> array[${key}] desc,
      w.slug = ${key} desc, w.id`,
  };
}

/** Each is a condition of its own, so that PostgreSQL reads an index for each. */
function anyOf({ text, key }: Sought): Sql {
  return sql`(w.slug = ${text} or w.former_slugs @> array[${text}]
    or w.title_key = ${key} or w.former_title_keys @> array[${key}]
    or w.slug = ${key} or w.former_slugs @> array[${key}])`;
}
