import sql, { raw, type Sql } from 'sql-template-tag';
import type { Prefetch } from '../../../db/database.ts';
import type { Scope } from '../../../request/scope.ts';
import { listedWikiPages } from '../../wiki/page/policy.ts';
import { publicPosts } from './policy.ts';

/** A post that is close to another. */
interface RelatedRow {
  readonly postId: string;
  readonly relatedId: string;
}

interface RelatedOf {
  readonly postIds: readonly string[];
  readonly first: number;
  /** Reads the posts to which the rows lead. */
  readonly prefetch: Prefetch;
}

/** What a link from one post to the other is worth, and a title of the same words. */
const POINTS = raw('1000');
/** Posts with less have nothing in common but a topic of thousands of posts. */
const MIN_POINTS = raw('100');

/** How many rows are considered for each post. */
const MAX_LINKED = raw('50');
const MAX_LINKS_READ = raw('500');
const MAX_TOPICS = raw('5');
const MAX_OF_TOPIC = raw('10');
const MAX_WORDS = raw('4');
const MAX_WITH_WORDS = raw('20');

/**
 * The public posts that are closest to each of these, closest first. Links, topics and titles name a limited number of
 * candidates. Points are integers, so that their sum does not depend on the order of rows.
 */
export function selectRelated(
  { reader }: Scope,
  { postIds, first, prefetch }: RelatedOf,
): Promise<RelatedRow[]> {
  return reader.run(
    'post.related',
    sql`select here.id as "postId", near.id as "relatedId"
      from (
        select p.id, pieces, tsvector_to_array(to_tsvector(search_stops(), pieces)) as words
        from (
          select p.id, search_pairs(search_fold(p.title)) as pieces
          from posts p where p.id = any(${postIds}::uuid[]) offset 0
        ) p offset 0
      ) here
      cross join lateral (
        with mine as materialized (${topicsOfPost}),
          longest as materialized (${longestWords}),
          wanted as materialized (${titleQuery})
        select p.id
        from (
          select candidate.id, sum(candidate.points) as points
          from (
            (${linkedFromPost}) union all (${linkedToPost})
            union all (${withSameTopics}) union all (${withSimilarTitles})
          ) candidate
          where candidate.id <> here.id
          group by candidate.id
        ) found
        join posts p on p.id = found.id
        cross join lateral (${pointsOfTopics}) shared
        where found.points + shared.points >= ${MIN_POINTS}
        order by found.points + shared.points desc, p.score desc, p.id desc
        limit ${raw(String(first))}
      ) near`,
    { prefetches: [prefetch] },
  );
}

const linkedFromPost = sql`
  select distinct p.id, ${POINTS} as points
  from links l join posts p on p.id = l.target_post_id
  where l.source_post_id = here.id and ${publicPosts}
  limit ${MAX_LINKED}`;

/** Among the newest links to the post, because a well-known one has thousands, most of them from comments. */
const linkedToPost = sql`
  select distinct p.id, ${POINTS} as points
  from (
    select l.source_post_id from links l
    where l.target_post_id = here.id
    order by l.created_at desc, l.id desc
    limit ${MAX_LINKS_READ}
  ) l
  join posts p on p.id = l.source_post_id
  where ${publicPosts}
  limit ${MAX_LINKED}`;

/** A topic is worth more if few posts have it (Adamic and Adar 2003). */
function topicPoints(relevance: Sql, postCount: Sql): Sql {
  return sql`(${POINTS} * ln(1 + ${relevance}) / ln(2 + ${postCount}))`;
}

const topicsOfPost = sql`
  select filed.topic_id, filed.relevance, w.post_count
  from post_topics filed join wiki_pages w on w.id = filed.topic_id
  where filed.post_id = here.id and filed.relevance > 0 and ${listedWikiPages}`;

/** The posts with the highest scores of the topics that are worth most. */
const withSameTopics = sql`
  select best.post_id as id, 0 as points
  from (
    select topic_id from mine
    order by ${topicPoints(raw('relevance'), raw('post_count'))} desc, topic_id
    limit ${MAX_TOPICS}
  ) worthiest
  cross join lateral (
    select filed.post_id from post_topics filed join posts p on p.id = filed.post_id
    where filed.topic_id = worthiest.topic_id and filed.relevance > 0 and ${publicPosts}
    order by filed.score desc, filed.post_id desc
    limit ${MAX_OF_TOPIC}
  ) best`;

/** Of all topics in common, also those that did not name the candidate. The lower relevance counts. */
const pointsOfTopics = sql`
  select coalesce(sum(
    ${topicPoints(raw('least(mine.relevance, theirs.relevance)'), raw('mine.post_count'))}::integer
  ), 0) as points
  from post_topics theirs join mine on mine.topic_id = theirs.topic_id
  where theirs.post_id = found.id and theirs.relevance > 0`;

/**
 * The longest words of the title, each as search vectors have it: as a word of a title, in this form or the stem's, or
 * as a pair of letters where the script has no spaces.
 */
const longestWords = sql`
  select row_number() over () as place, '(' || word || ')' as word
  from (
    select distinct length(piece) as length, piece,
      case when octet_length(piece) > length(piece) and piece ~ ('[' || search_unspaced() || ']')
        then quote_literal(piece)
        else (
          select string_agg(
            distinct quote_literal(case when search_forgives(form) then '~' else '^' end || form), '|'
          ) from unnest(array[piece, stem]) form
        )
      end as word
    from unnest(string_to_array(here.pieces, ' ')) piece
    cross join lateral (
      select (tsvector_to_array(to_tsvector(search_stops(), piece)))[1] as stem
    ) stemmed
    where stem is not null
    order by length(piece) desc, piece
    limit ${MAX_WORDS}
  ) words`;

/** Two of these words, or the only one. */
const titleQuery = sql`
  select string_agg(coalesce(one.word || '&' || other.word, one.word), '|')::tsquery as words
  from longest one left join longest other on other.place > one.place
  where other.place is not null or (select count(*) from longest) = 1`;

/**
 * The newest posts with two words of the title in theirs, or with its only word. As in a search, spans of time are
 * walked, so that of words which are in thousands of titles only the last spans are read.
 */
const withSimilarTitles = sql`
  select alike.id,
    (2 * ${POINTS} * alike.shared / (cardinality(here.words) + alike.length))::integer as points
  from (
    select p.id, cardinality(title.words) as length,
      (select count(*) from unnest(title.words) word where word = any(here.words)) as shared
    from wanted
    cross join (
      select max(published_at) as newest, min(published_at) as oldest from posts
    ) bounds
    cross join lateral search_walk(newest, newest - (newest - oldest) / 16, oldest) span
    cross join lateral (
      select * from (
        select * from posts where search @@ wanted.words and search @@ span offset 0
      ) fitting
      order by published_at desc, id desc
    ) p
    cross join lateral (
      select tsvector_to_array(ts_filter(p.search, '{a}')) as words offset 0
    ) title
    where ${publicPosts}
    limit ${MAX_WITH_WORDS}
  ) alike
  where alike.shared >= least(2, cardinality(here.words))`;
