import { page, person } from './page.ts';

const sequences = page({
  size: 5,
  totalCount: '(select count(*) from sequences where author_id = u.id)',
  node: `json_build_object('id', s.id, 'slug', s.slug, 'title', s.title)`,
  id: 's.id',
  rows: 'from sequences s where s.author_id = u.id order by s.created_at desc, s.id desc',
});

const posts = page({
  size: 10,
  totalCount: '(select count(*) from posts where author_id = u.id)',
  node: `json_build_object('id', p.id, 'slug', p.slug, 'title', p.title, 'score', p.score,
    'commentCount', p.comment_count, 'publishedAt', p.published_at)`,
  id: 'p.id',
  rows: 'from posts p where p.author_id = u.id order by p.published_at desc, p.id desc',
});

const wikiContributions = page({
  size: 10,
  totalCount:
    '(select count(*) from revisions where author_id = u.id and wiki_page_id is not null)',
  node: `json_build_object('id', r.id, 'version', r.version, 'summary', r.summary,
    'charsAdded', r.chars_added, 'charsRemoved', r.chars_removed, 'createdAt', r.created_at,
    'page', json_build_object('id', w.id, 'slug', w.slug, 'title', w.title))`,
  id: 'r.id',
  rows: `from revisions r join wiki_pages w on w.id = r.wiki_page_id
    where r.author_id = u.id and r.wiki_page_id is not null
    order by r.created_at desc, r.id desc`,
});

const comments = page({
  size: 20,
  totalCount: '(select count(*) from comments where author_id = u.id)',
  node: `json_build_object('id', c.id, 'createdAt', c.created_at, 'score', c.score, 'html', c.html,
    'post', case when p.id is not null then json_build_object('id', p.id, 'slug', p.slug,
      'title', p.title, 'author', ${person('pa')}) end,
    'parent', case when above.id is not null then json_build_object('id', above.id,
      'excerpt', left(above.text, 280), 'author', ${person('aa')}) end)`,
  id: 'c.id',
  rows: `from comments c
    left join posts p on p.id = c.post_id
    left join users pa on pa.id = p.author_id
    left join comments above on above.id = c.parent_id
    left join users aa on aa.id = above.author_id
    where c.author_id = u.id
    order by c.created_at desc, c.id desc`,
});

export const PROFILE = `select json_build_object('user', json_build_object(
    'id', u.id, 'displayName', u.display_name, 'karma', u.karma, 'joinedAt', u.joined_at,
    'bio', u.bio_html, 'sequences', ${sequences}, 'posts', ${posts},
    'wikiContributions', ${wikiContributions}, 'comments', ${comments}))::text as answer
  from users u where u.username = $1`;
