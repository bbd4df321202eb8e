import { describe, expect, it } from 'vitest';
import { splitDiscussion } from '../../src/importers/mediawiki/talk/split-discussion.ts';
import { Wiki } from '../../src/importers/mediawiki/wiki.ts';

function wikiIn(language: string, user = 'User'): Wiki {
  return new Wiki({
    siteName: 'Pond',
    dbName: 'pond',
    base: 'https://pond.example/wiki/Main_Page',
    case: 'first-letter',
    language,
    namespaces: [{ key: '2', name: user, case: 'first-letter' }],
  });
}

/** Who said what, and which one they answered. */
function split(wikitext: string, wiki = wikiIn('en')) {
  return splitDiscussion(wikitext, wiki).map(({ text, signature, parent }) => [
    signature?.name ?? null,
    text,
    parent,
  ]);
}

const ADA = '[[User:Ada|Ada]] ([[User talk:Ada|talk]]) 12:34, 18 February 2006 (UTC)';
const BOB = '[[User:Bob]] 13:00, 18 February 2006 (UTC)';
const VISITOR = '[[Special:Contributions/192.0.2.7|192.0.2.7]] 14:00, 18 February 2006 (UTC)';

describe('splitDiscussion', () => {
  it('makes a thread of each section', () => {
    expect(split(`Before. ${ADA}\n== One ==\nA ${ADA}\n== Two ==\nB ${BOB}`)).toEqual([
      ['Ada', 'Before.', null],
      ['Ada', '== One ==\nA', null],
      ['Bob', '== Two ==\nB', null],
    ]);
  });

  it('finds what answers what by indentation', () => {
    const wikitext = `== T ==\nA ${ADA}\n:B ${BOB}\n::C -- ${ADA}\n:D ${VISITOR}\nE ${BOB}`;
    expect(split(wikitext)).toEqual([
      ['Ada', '== T ==\nA', null],
      ['Bob', 'B', 0],
      ['Ada', 'C', 1],
      ['192.0.2.7', 'D', 0],
      ['Bob', 'E', 0],
    ]);
  });

  it('reads statements of several lines, and lists in them', () => {
    expect(split(`== T ==\nA\n\nB\n* c\n* d ${ADA}\n:x\n:* y ${BOB}`)).toEqual([
      ['Ada', '== T ==\nA\n\nB\n* c\n* d', null],
      ['Bob', 'x\n* y', 0],
    ]);
  });

  it('keeps a section that nobody signed as one text', () => {
    expect(split('== T ==\nA\n\n: B\n== Empty ==')).toEqual([
      [null, '== T ==\nA\n\n: B', null],
      [null, '== Empty ==', null],
    ]);
  });

  it('keeps what is not signed behind what is', () => {
    expect(split(`A ${ADA}\n:B\n`)).toEqual([
      ['Ada', 'A', null],
      [null, 'B', 0],
    ]);
  });

  it('takes no link to a user in a sentence for a signature', () => {
    expect(
      split(
        `I asked [[User:Bob]] at 12:00, 1 May 2006 (UTC), who said [[yes]]. He is right. It is late now, so I stop. ${ADA}`,
      ),
    ).toEqual([['Ada', expect.stringContaining('I asked [[User:Bob]]'), null]]);
  });

  it.each([
    ['en', 'User', '[[User:Ada]] 12:34, 18 February 2006 (UTC)', '2006-02-18T12:34:00.000Z'],
    ['de', 'Benutzer', '[[Benutzer:Ada]] 12:34, 3. Mär. 2006 (CEST)', '2006-03-03T10:34:00.000Z'],
    [
      'fr',
      'Utilisateur',
      '[[Utilisateur:Ada]] 3 août 2006 à 12:34 (CEST)',
      '2006-08-03T10:34:00.000Z',
    ],
    ['ja', '利用者', '[[利用者:Ada]] 2006年2月18日 (土) 12:34 (UTC)', '2006-02-18T12:34:00.000Z'],
    [
      'pt-BR',
      'Usuário',
      '[[Usuário:Ada]] 12h34min de 18 de fevereiro de 2006 (UTC)',
      '2006-02-18T12:34:00.000Z',
    ],
  ])('reads dates in the language %s', (language, user, signature, expected) => {
    const [said] = splitDiscussion(`Text ${signature}`, wikiIn(language, user));
    expect(said?.signature?.name).toBe('Ada');
    expect(said?.signature?.time?.toISOString()).toBe(expected);
  });

  it('takes no time for hostile lines', () => {
    const before = process.cpuUsage().user;
    splitDiscussion(
      `${'[[User:A]] (UTC)'.repeat(20_000)}\n${'(UTC)'.repeat(50_000)}\n${'<b>'.repeat(50_000)}${ADA}`,
      wikiIn('en'),
    );
    splitDiscussion(`${'-'.repeat(200_000)}x ${ADA}\n`.repeat(3), wikiIn('en'));
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(2);
  });
});
