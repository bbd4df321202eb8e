import type { NodeType } from '../../contract.ts';
import { page, person } from './page.ts';
import { PROFILE } from './profile.ts';
import { THREAD } from './thread.ts';

const contributions = page({
  size: 20,
  node: `json_build_object('id', r.id, 'version', r.version, 'summary', r.summary,
    'charsAdded', r.chars_added, 'charsRemoved', r.chars_removed, 'createdAt', r.created_at,
    'author', ${person('a')})`,
  id: 'r.id',
  rows: `from revisions r left join users a on a.id = r.author_id
    where r.wiki_page_id = w.id order by r.version desc`,
});

const contributors = page({
  size: 20,
  node: `json_build_object('contributionCount', k.contribution_count,
    'charsAdded', k.chars_added, 'charsRemoved', k.chars_removed, 'user', ${person('a')})`,
  id: 'k.id',
  rows: `from wiki_contributors k left join users a on a.id = k.author_id
    where k.wiki_page_id = w.id order by k.surviving_chars desc, k.id desc`,
});

const WIKI = `select json_build_object('wikiPage', json_build_object(
    'id', w.id, 'title', w.title,
    'html', (select r.html from revisions r where r.id = w.current_revision_id),
    'contributions', ${contributions}, 'contributors', ${contributors}))::text as answer
  from wiki_pages w where w.slug = $1`;

function feed(condition: string): string {
  const comments = page({
    size: 20,
    node: `json_build_object('id', c.id, 'createdAt', c.created_at, 'score', c.score,
      'excerpt', left(c.text, 280), 'author', ${person('a')},
      'post', case when p.id is not null then
        json_build_object('id', p.id, 'slug', p.slug, 'title', p.title) end)`,
    id: 'c.id',
    rows: `from comments c
      left join users a on a.id = c.author_id
      left join posts p on p.id = c.post_id
      ${condition} order by c.created_at desc, c.id desc`,
  });
  return `select json_build_object('comments', ${comments})::text as answer`;
}

function node(type: NodeType, table: string, fields: string): string {
  return `select json_build_object('node', json_build_object('__typename', '${type}', 'id', id,
    ${fields}))::text as answer from ${table} where id = $1::uuid`;
}

/** The statement behind each path, and the names of its parameters in the body of the request. */
export const STATEMENTS: Readonly<
  Record<string, { readonly text: string; readonly parameters: readonly string[] }>
> = {
  '/profile': { text: PROFILE, parameters: ['username'] },
  '/thread': { text: THREAD, parameters: ['slug'] },
  '/wiki': { text: WIKI, parameters: ['slug'] },
  '/feed': { text: feed(''), parameters: [] },
  '/feed-after': {
    text: feed('where (c.created_at, c.id) < ($1::timestamptz, $2::uuid)'),
    parameters: ['createdAt', 'id'],
  },
  '/search': {
    text: `select json_build_object('search', json_build_object(
        'nodes', coalesce(json_agg(hit), '[]')))::text as answer
      from bench.search_everything($1) hit`,
    parameters: ['query'],
  },
  '/node/User': {
    text: node(
      'User',
      'users',
      `'username', username, 'displayName', display_name, 'karma', karma, 'joinedAt', joined_at`,
    ),
    parameters: ['id'],
  },
  '/node/Post': {
    text: node(
      'Post',
      'posts',
      `'slug', slug, 'title', title, 'score', score, 'publishedAt', published_at`,
    ),
    parameters: ['id'],
  },
  '/node/Comment': {
    text: node(
      'Comment',
      'comments',
      `'depth', depth, 'score', score, 'replyCount', reply_count, 'createdAt', created_at`,
    ),
    parameters: ['id'],
  },
  '/node/WikiPage': {
    text: node('WikiPage', 'wiki_pages', `'slug', slug, 'title', title, 'createdAt', created_at`),
    parameters: ['id'],
  },
};
