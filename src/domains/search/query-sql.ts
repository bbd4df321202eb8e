import sql, { join, type Sql } from 'sql-template-tag';
import { wikiPageAt } from '../../naming/wiki-names.ts';
import type { PostKind } from '../discussion/post/model.ts';
import { publicPosts, writtenBy } from '../discussion/post/policy.ts';
import { publicWikiPages } from '../wiki/page/policy.ts';
import type { SearchFilter, SearchKind } from './model.ts';
import type { ParsedQuery, Term } from './parse-query.ts';

interface WordsOptions {
  /** Whether the beginning of a word of a title is enough. */
  readonly begins: boolean;
  /** Whether words of a title fit that have one typing error. */
  readonly forgives: boolean;
}

/** The words of a query as a `tsquery`; empty where there are none. */
export function wordsOf({ choices }: ParsedQuery, options: WordsOptions): Sql {
  if (choices.length === 0) return sql`''::tsquery`;
  return join(
    choices.map((terms) => choiceSql(terms, options)),
    ' || ',
  );
}

function choiceSql(terms: readonly Term[], { begins, forgives }: WordsOptions): Sql {
  const texts = terms.map(({ text }) => text);
  const phrases = terms.map(({ isPhrase }) => isPhrase);
  const negated = terms.map(({ isNegated }) => isNegated);
  return sql`search_query(${texts}::text[], ${phrases}::boolean[], ${negated}::boolean[], ${begins}::boolean, ${forgives}::boolean)`;
}

/** What narrows a search: the names in its query and its filter, over the aliases of `placesOf`. */
export interface Narrowing {
  readonly asked: ParsedQuery;
  readonly filter: SearchFilter;
  /** The ids of the users that the filter names. */
  readonly authorIds: readonly string[] | undefined;
}

/** That a thing meets all conditions besides the words. */
export function conditionsOf(kind: SearchKind, { asked, filter, authorIds }: Narrowing): Sql[] {
  const { author, topic, without } = asked;
  const { by, under, ofKinds } = CONDITIONS[kind];
  const not = (condition: Sql) => sql`(${condition}) is not true`;
  return [
    ...(author === null ? [] : [by(authorId(author))]),
    ...(topic === null ? [] : [under(topicId(topic))]),
    ...(without.author === null ? [] : [not(by(authorId(without.author)))]),
    ...(without.topic === null ? [] : [not(under(topicId(without.topic)))]),
    ...(authorIds ? [by(sql`any(${authorIds}::uuid[])`)] : []),
    ...(filter.topics ? [under(anyTopic(filter.topics))] : []),
    ...(filter.postKinds ? [ofKinds(filter.postKinds)] : []),
  ];
}

function authorId(name: string): Sql {
  return sql`(select who.id from users who
    where who.username = ${name} or who.former_usernames @> array[${name}]::text[]
    order by who.username = ${name} desc, who.id limit 1)`;
}

function topicId(name: string): Sql {
  const page = wikiPageAt(
    { text: sql`${name}::text`, key: sql`title_key(${name}::text)` },
    { columns: sql`w.id`, where: sql`w.deleted_at is null` },
  );
  return sql`(${page})`;
}

function anyTopic(slugs: readonly string[]): Sql {
  return sql`any(array(select w.id from wiki_pages w
    where w.slug = any(${slugs}::text[]) and ${publicWikiPages}))`;
}

interface Conditions {
  /** What stands after `=`: an id, or `any(…)`. */
  readonly by: (authorId: Sql) => Sql;
  readonly under: (topicId: Sql) => Sql;
  readonly ofKinds: (postKinds: readonly PostKind[]) => Sql;
}

const never = () => sql`false`;

const CONDITIONS: Record<SearchKind, Conditions> = {
  User: { by: never, under: never, ofKinds: never },
  Post: {
    by: writtenBy,
    under: (id) =>
      sql`exists (select from post_topics t where t.post_id = p.id and t.topic_id = ${id})`,
    ofKinds: (kinds) => sql`p.kind::text = any(${kinds}::text[])`,
  },
  Comment: {
    by: (id) => sql`c.author_id = ${id}`,
    under: (id) => sql`(c.wiki_page_id = ${id}
      or exists (select from post_topics t where t.post_id = c.post_id and t.topic_id = ${id}))`,
    ofKinds: never,
  },
  WikiPage: {
    by: (id) =>
      sql`exists (select from revisions r where r.wiki_page_id = w.id and r.author_id = ${id})`,
    under: (id) => sql`w.id = ${id}`,
    ofKinds: never,
  },
  Sequence: {
    by: (id) => sql`s.author_id = ${id}`,
    under: (id) => sql`exists (select from sequence_entries e
      join posts p on p.id = e.post_id join post_topics t on t.post_id = p.id
      where e.sequence_id = s.id and t.topic_id = ${id} and ${publicPosts})`,
    ofKinds: never,
  },
};
