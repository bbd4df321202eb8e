import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { servePages } from './pages-fixture.ts';
import { send } from './send.ts';

const database = await openTestDatabase();
const seed = seedContent(database);
const app = await servePages(database, {});

const author = await seed.user('ada');
const question = await seed.post({ author, title: 'Why bells', more: { kind: 'QUESTION' } });
const answer = await seed.comment({ on: question, author, more: { isAnswer: true } });
const draft = await seed.post({ author, title: 'Secret', more: { publishedAt: null } });
const page = await seed.wikiPage({ author, title: 'Bell tower' });
const version = await seed.revision({ of: page, author });
const bells = 'stackexchange:bells';
const wiki = 'mediawiki:wiki.example';
const forum = 'forummagnum:forum.example';
const talk = 'discourse:talk.example';
const sequence = await seed.sequence({ author, title: 'A walk', posts: [question] });
await database.prisma.origin.createMany({
  data: [
    { source: bells, kind: 'post', externalId: '7', ourId: question.id },
    { source: bells, kind: 'comment', externalId: 'answer:8', ourId: answer.id },
    { source: bells, kind: 'post', externalId: '9', ourId: draft.id },
    { source: bells, kind: 'user', externalId: '3', ourId: author.id },
    { source: bells, kind: 'user', externalId: '-1', ourId: author.id },
    { source: bells, kind: 'wikiPage', externalId: 'c++', ourId: page.id },
    { source: wiki, kind: 'wikiPage', externalId: 'Bell tower', ourId: page.id },
    { source: wiki, kind: 'wikiPageId', externalId: '5', ourId: page.id },
    { source: wiki, kind: 'wikiPage', externalId: 'Help:Bells/Big bells', ourId: page.id },
    { source: wiki, kind: 'user', externalId: 'Ada L', ourId: author.id },
    { source: wiki, kind: 'alias', externalId: 'Campanile', ourId: page.id },
    { source: forum, kind: 'post', externalId: 'aBc', ourId: question.id },
    { source: forum, kind: 'comment', externalId: 'dEf', ourId: answer.id },
    { source: talk, kind: 'post', externalId: '57', ourId: question.id },
    { source: talk, kind: 'comment', externalId: '57/2', ourId: answer.id },
    { source: talk, kind: 'user', externalId: 'ada', ourId: author.id },
    { source: talk, kind: 'wikiPage', externalId: 'category:4', ourId: page.id },
    { source: talk, kind: 'wikiPage', externalId: 'tag:glockentürme', ourId: page.id },
    { source: forum, kind: 'sequence', externalId: 'gHi', ourId: sequence.id },
    { source: wiki, kind: 'revision', externalId: '11', ourId: version.id },
    { source: forum, kind: 'wikiPageSlug', externalId: 'belfries', ourId: page.id },
    { source: forum, kind: 'userSlug', externalId: 'ada-once', ourId: author.id },
  ],
});

const visit = async (path: string) => {
  const headers = { accept: 'text/html' };
  const answered = await send(app, { method: 'GET', path, headers });
  return [answered.status, answered.headers.get('location')];
};
const post = '/posts/why-bells';
const contribution = encodeGlobalId('WikiContribution', version.id);

describe('an address of the former site', () => {
  it.each([
    ['/questions/7', post],
    ['/questions/7/why-bells', post],
    ['/q/7', post],
    ['/q/7/3', post],
    ['/questions/tagged/c%2B%2B', '/wiki/bell-tower'],
    ['/tags/c++/info', '/wiki/bell-tower'],
    ['/users/3/ada-then', '/users/ada'],
    ['/index.php?title=Bell_tower', '/wiki/bell-tower'],
    ['/w/index.php?title=bell%20tower&action=history', '/wiki/bell-tower'],
    ['/posts/aBc/why-bells-again', post],
    ['/posts/aBc', post],
    ['/s/gHi/p/aBc', post],
    ['/s/gHi', '/sequences/a-walk'],
    ['/tag/belfries', '/wiki/bell-tower'],
    ['/w/belfries', '/wiki/bell-tower'],
    ['/users/ada-once', '/users/ada'],
    ['/t/why-bells/57', post],
    ['/t/57', post],
    ['/t/why-bells/57/99', post],
    ['/c/towers/bells/4', '/wiki/bell-tower'],
    ['/tag/Glockent%C3%BCrme', '/wiki/bell-tower'],
    ['/u/Ada/summary', '/users/ada'],
    ['/index.php/Campanile', '/wiki/bell-tower'],
    ['/index.php?oldid=99&title=Campanile', '/wiki/bell-tower'],
    ['/wiki/Bell_tower', '/wiki/bell-tower'],
    ['/wiki/bell_tower?action=edit', '/wiki/bell-tower'],
    ['/wiki/Campanile', '/wiki/bell-tower'],
    ['/wiki/Help:Bells/Big_bells', '/wiki/bell-tower'],
    ['/wiki/Help:Bells%2FBig_bells', '/wiki/bell-tower'],
    ['/wiki/help:bells/Big_bells', '/wiki/bell-tower'],
    ['/wiki/Talk:Bell_tower', '/wiki/bell-tower'],
    ['/wiki/Diskussion:Bell_tower', '/wiki/bell-tower'],
    ['/wiki/Help_talk:Bells/Big_bells', '/wiki/bell-tower'],
    ['/index.php?curid=5', '/wiki/bell-tower'],
    ['/wiki/User:Ada_L', '/users/ada'],
    ['/wiki/Benutzerin:Ada_L', '/users/ada'],
    ['/index.php?title=User_talk:ada_L', '/users/ada'],
    ['/users/-1', '/users/ada'],
    ['/sequences/gHi', '/sequences/a-walk'],
    ['/sequences/gHi/p/aBc', post],
    ['/topics/belfries', '/wiki/bell-tower'],
    ['/wiki/belfries', '/wiki/bell-tower'],
    ['/c/towers/4/l/latest', '/wiki/bell-tower'],
    ['/tags/Glockent%C3%BCrme', '/wiki/bell-tower'],
    ['/users/Ada/activity', '/users/ada'],
  ])('leads to the content: %s', async (path, expected) => {
    expect(await visit(path)).toEqual([301, expected]);
  });

  it('leads to an answer, and to a version', async () => {
    const [status, location] = await visit('/a/8');
    expect(status).toBe(301);
    expect(location).toContain(encodeGlobalId('Comment', answer.id));
    expect(await visit('/questions/7/why-bells/8')).toEqual([301, location]);
    expect(await visit('/posts/aBc/why?commentId=dEf')).toEqual([301, location]);
    expect(await visit('/t/why-bells/57/2')).toEqual([301, location]);
    expect(await visit('/t/57/2')).toEqual([301, location]);
    const [, ofVersion] = await visit('/index.php?title=Bell_tower&oldid=11');
    expect(ofVersion).toContain(contribution);
    for (const path of [
      '/index.php?oldid=11',
      '/w/index.php?title=Bell_tower&diff=11&oldid=10',
      '/index.php?diff=prev&oldid=11',
      '/wiki/Special:PermanentLink/11',
      '/wiki/Special:Diff/10/11',
      '/wiki/Special:Diff/11',
      '/index.php?title=Special:Redirect/revision/11',
    ])
      expect([path, ...(await visit(path))]).toEqual([path, 301, ofVersion]);
  });

  it.each([
    '/questions/9/secret',
    '/questions/10',
    '/index.php?title=Nothing',
    '/wiki/Nothing_at_all',
    '/wiki/Help:Ada_L',
    '/wiki/User:',
    '/wiki/%00',
    '/index.php',
    '/q/%00',
  ])('leads nowhere where there is nothing that the visitor may see: %s', async (path) => {
    expect(await visit(path)).toEqual([404, null]);
  });

  it('leads clients there that are no browsers', async () => {
    const answered = await send(app, { method: 'GET', path: '/questions/7', headers: {} });
    expect(answered.headers.get('location')).toBe(post);
  });
});
