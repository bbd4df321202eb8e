import sql, { join, type Sql } from 'sql-template-tag';
import { wikiPageAt } from '../../naming/wiki-names.ts';
import type { PostKind } from '../discussion/post/model.ts';
import { publicPosts, writtenBy } from '../discussion/post/policy.ts';
import { publicWikiPages } from '../wiki/page/policy.ts';
import type { SearchFilter, SearchKind } from './model.ts';
import type { ParsedQuery, Term } from './parse-query.ts';

interface WordsOptions {
  /** Whether the beginning of a word in a title matches. */
  readonly begins: boolean;
  /** Whether words of a title with one typing error match. */
  readonly isFuzzy: boolean;
}

/** The words of a query as a `tsquery`; empty where there are none. */
export function wordsOf({ choices }: ParsedQuery, options: WordsOptions): Sql {
  if (choices.length === 0) return sql`''::tsquery`;
  return join(
    choices.map((terms) => choiceSql(terms, options)),
    ' || ',
  );
}

function choiceSql(terms: readonly Term[], { begins, isFuzzy }: WordsOptions): Sql {
  const texts = terms.map(({ text }) => text);
  const phrases = terms.map(({ isPhrase }) => isPhrase);
  const negated = terms.map(({ isNegated }) => isNegated);
  return sql`search_query(${texts}::text[], ${phrases}::boolean[], ${negated}::boolean[], ${begins}::boolean, ${isFuzzy}::boolean)`;
}

/** What the titles have that fit a query by themselves, as a `tsquery`. */
export function titleWordsOf({ choices }: ParsedQuery): Sql {
  return join(choices.map(titleChoiceSql), ' || ');
}

function titleChoiceSql(terms: readonly Term[]): Sql {
  const texts = terms.map(({ text }) => text);
  const negated = terms.map(({ isNegated }) => isNegated);
  return sql`search_title_query(${texts}::text[], ${negated}::boolean[])`;
}

/** What narrows a search: the names in its query and its filter, over the aliases of `placesOf`. */
export interface Narrowing {
  readonly parsed: ParsedQuery;
  readonly filter: SearchFilter;
  /** The ids of the users that the filter names. */
  readonly authorIds: readonly string[] | undefined;
}

/** That a thing is by the authors and under the topics that are named: few things are. */
export interface Named {
  readonly conditions: readonly Sql[];
  /** The ids of all things that meet the first condition, found by its index. */
  readonly ids: Sql;
}

/** Null where no author and no topic is named. */
export function namedOf(kind: SearchKind, { parsed, filter, authorIds }: Narrowing): Named | null {
  const { author, topic } = parsed;
  const { by, under, idsBy, idsUnder } = CONDITIONS[kind];
  const authors = [
    ...(author === null ? [] : [authorId(author)]),
    ...(authorIds ? [sql`any(${authorIds}::uuid[])`] : []),
  ];
  const topics = [
    ...(topic === null ? [] : [topicId(topic)]),
    ...(filter.topics ? [anyTopic(filter.topics)] : []),
  ];
  const [ids] = [...authors.map(idsBy), ...topics.map(idsUnder)];
  return ids === undefined ? null : { ids, conditions: [...authors.map(by), ...topics.map(under)] };
}

/** That a thing meets the other conditions besides the words: most things may. */
export function otherConditionsOf(
  kind: SearchKind,
  { parsed: { without }, filter }: Narrowing,
): Sql[] {
  const { by, under, ofKinds } = CONDITIONS[kind];
  const not = (condition: Sql) => sql`(${condition}) is not true`;
  return [
    ...(without.author === null ? [] : [not(by(authorId(without.author)))]),
    ...(without.topic === null ? [] : [not(under(topicId(without.topic)))]),
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

/** What stands after `=` in each: an id, or `any(…)`. */
interface Conditions {
  readonly by: (authorId: Sql) => Sql;
  readonly under: (topicId: Sql) => Sql;
  readonly ofKinds: (postKinds: readonly PostKind[]) => Sql;
  readonly idsBy: (authorId: Sql) => Sql;
  readonly idsUnder: (topicId: Sql) => Sql;
}

const never = () => sql`false`;
const none = () => sql`select null::uuid where false`;

/** `offset 0` keeps what exists a question about each row: as a join it would be read anew for each span of time. */
const CONDITIONS: Record<SearchKind, Conditions> = {
  User: { by: never, under: never, ofKinds: never, idsBy: none, idsUnder: none },
  Post: {
    by: writtenBy,
    under: (id) =>
      sql`exists (select from post_topics t where t.post_id = p.id and t.topic_id = ${id} offset 0)`,
    ofKinds: (kinds) => sql`p.kind::text = any(${kinds}::text[])`,
    idsBy: (id) => sql`select id from posts where author_id = ${id} union all
      select post_id from post_coauthors where user_id = ${id} and accepted_at is not null`,
    idsUnder: (id) => sql`select post_id from post_topics where topic_id = ${id}`,
  },
  Comment: {
    by: (id) => sql`c.author_id = ${id}`,
    under: (id) => sql`(c.wiki_page_id = ${id}
      or exists (select from post_topics t where t.post_id = c.post_id and t.topic_id = ${id}))`,
    ofKinds: never,
    idsBy: (id) => sql`select id from comments where author_id = ${id}`,
    idsUnder: (id) => sql`select id from comments where wiki_page_id = ${id} union all
      select said.id from post_topics t join comments said on said.post_id = t.post_id
      where t.topic_id = ${id}`,
  },
  WikiPage: {
    by: (id) =>
      sql`exists (select from revisions r
        where r.wiki_page_id = w.id and r.author_id = ${id} offset 0)`,
    under: (id) => sql`w.id = ${id}`,
    ofKinds: never,
    idsBy: (id) => sql`select wiki_page_id from revisions
      where author_id = ${id} and wiki_page_id is not null`,
    idsUnder: (id) => sql`select id from wiki_pages where id = ${id}`,
  },
  Sequence: {
    by: (id) => sql`s.author_id = ${id}`,
    under: (id) => sql`exists (select from sequence_entries e
      join posts p on p.id = e.post_id join post_topics t on t.post_id = p.id
      where e.sequence_id = s.id and t.topic_id = ${id} and ${publicPosts} offset 0)`,
    ofKinds: never,
    idsBy: (id) => sql`select id from sequences where author_id = ${id}`,
    idsUnder: (id) => sql`select e.sequence_id from post_topics t
      join sequence_entries e on e.post_id = t.post_id where t.topic_id = ${id}`,
  },
};
