import { describe, expect, it } from 'vitest';
import { linkFinder } from '../../src/importers/stackexchange/links.ts';
import { addressee } from '../../src/importers/stackexchange/mentions.ts';
import { siteOf } from '../../src/importers/stackexchange/site.ts';

describe('whom a comment answers', () => {
  const earlier = ['Ada Wren', 'Olive', 'Ada Marsh', "Rand al'Thor", 'Bo', 'Ünal', 'user42'].map(
    (name) => ({ name }),
  );

  it.each([
    ['@Olive yes', 'Olive'],
    ['  @olive: yes', 'Olive'],
    ['@OLIVE, yes', 'Olive'],
    ['@Oli yes', 'Olive'],
    ["@Olive's idea", 'Olive'],
    ['@AdaWren yes', 'Ada Wren'],
    ['@Ada Wren yes', 'Ada Marsh'],
    ["@Randal'Thor yes", "Rand al'Thor"],
    ["@Rand al'Thor yes", "Rand al'Thor"],
    ['@Bo yes', 'Bo'],
    ['@üna yes', 'Ünal'],
    ['@user42 yes', 'user42'],
    ['@user4 yes', 'user42'],
    ['@Ol yes', undefined],
    ['@Olivia yes', undefined],
    ['@ yes', undefined],
    ['ask @Olive', undefined],
    ['@', undefined],
  ])('%j answers %j', (text, name) => {
    expect(addressee(text, earlier)?.name).toBe(name);
  });
});

describe('links to the same site', () => {
  const linksIn = linkFinder(siteOf('lanterns-meta'));
  const host = 'https://lanterns.meta.stackexchange.com';
  const meanings = (text: string) =>
    linksIn(text).map((subjects) => subjects.map((s) => `${s.kind} ${s.externalId}`).join(' | '));

  it.each([
    [`${host}/questions/12/some-title`, 'post 12 | comment answer:12'],
    [`${host}/questions/12`, 'post 12 | comment answer:12'],
    [`${host}/q/12/34`, 'post 12 | comment answer:12'],
    [`${host}/a/12/34`, 'post 12 | comment answer:12'],
    [`<${host}/q/12>.`, 'post 12 | comment answer:12'],
    [`${host}/questions/12/title/34#34`, 'comment answer:34 | post 12 | comment answer:12'],
    [`${host}/questions/12/title#34`, 'comment answer:34 | post 12 | comment answer:12'],
    [`${host}/questions/12?noredirect=1#comment77_34`, 'comment comment:77'],
    [`http://meta.lanterns.stackexchange.com/q/12`, 'post 12 | comment answer:12'],
    [`//lanterns.meta.stackexchange.com/q/12`, 'post 12 | comment answer:12'],
    ['[x](/questions/12/title)', 'post 12 | comment answer:12'],
    ['[1]: /q/12', 'post 12 | comment answer:12'],
    ['<a href="/a/12">', 'post 12 | comment answer:12'],
    ['[tag:wicks]', 'wikiPage wicks'],
    [`${host}/questions/tagged/wicks`, 'wikiPage wicks'],
    [`${host}/tags/wicks/info`, 'wikiPage wicks'],
  ])('%j means %j', (text, meaning) => {
    expect(meanings(`before ${text} after`)).toEqual([meaning]);
  });

  it.each([
    ['https://lanterns.stackexchange.com/questions/12'],
    ['https://elsewhere.example/questions/12'],
    ['and/questions/12 or /q/12'],
    [`${host}/questions/ask`],
    [`${host}/tags`],
    [`${host}/users/12`],
  ])('%j means nothing here', (text) => {
    expect(meanings(text)).toEqual([]);
  });

  it('finds each once', () => {
    expect(meanings(`${host}/q/1 ${host}/questions/1/title and ${host}/q/2`)).toHaveLength(2);
  });
});
