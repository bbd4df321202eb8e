import unhomoglyph from 'unhomoglyph';
import { describe, expect, it } from 'vitest';
import { RESERVED_NAMES } from '../../src/naming/reserved-names.ts';
import { isRoleName } from '../../src/naming/role-names.ts';
import { skeletonsOf } from '../../src/naming/skeleton.ts';
import { PATHS } from '../../web/src/paths.ts';

const isAlike = (one: string, other: string) =>
  skeletonsOf(one).some((skeleton) => skeletonsOf(other).includes(skeleton));

/** Characters that Unicode's table takes for a letter, by letter: one in a few thousand tells enough. */
const alikeBy = new Map<string, string[]>();
for (let code = 0xa0; code <= 0x1ffff; code += 1) {
  const char = String.fromCodePoint(code);
  const [letter = '', ...more] = unhomoglyph(char.normalize('NFKD')).toLowerCase();
  if (more.length > 0 || letter === char || !/^[a-z]$/.test(letter)) continue;
  alikeBy.set(letter, [...(alikeBy.get(letter) ?? []), char]);
}

/** Numbers that look random and are the same in every run. */
function* draws(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const BETWEEN = ['', '', '', '', '\u200b', '\u00ad', '\u2060', '\ufe0f'];

/** A word in characters that look like its own, in either case, with invisible ones between them. */
function disguised(word: string, random: Generator<number, never>): string {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random.next().value * from.length)];
  const letters = [...word].map((letter) => {
    const same = [letter, letter.toUpperCase()];
    const alike = [...(alikeBy.get(letter) ?? []), ...(letter === 'm' ? ['rn'] : [])];
    return `${pick(random.next().value < 0.5 ? same : [...same, ...alike])}${pick(BETWEEN)}`;
  });
  return letters.join('');
}

const WORDS = ['moderator', 'administrator', 'admin', 'operator', 'support', 'staff', 'system'];

describe('isRoleName', () => {
  it.each(WORDS)('finds %s in 500 disguises', (word) => {
    const random = draws(word.length);
    const disguises = Array.from({ length: 500 }, () => disguised(word, random));

    expect(new Set(disguises).size).toBeGreaterThan(200);
    expect(disguises.filter((name) => !isRoleName(name))).toEqual([]);
    expect(disguises.filter((name) => !isAlike(name, word))).toEqual([]);
  });

  it.each([
    ...['Moderator', 'Аdmin', 'ADMIN ✔', 'S u p p o r t', 'ad\u200bmin', 'A.d.m.i.n', '🅐🅓🅜🅘🅝'],
    ...['🇦🇩🇲🇮🇳', 'ᴀᴅᴍɪɴ', '𝕬𝖉𝖒𝖎𝖓', 'ＡＤＭＩＮ', 'ÀDMÍN', 'ΑDΜΙΝ', 'АДМИН', '管理员', 'ⓂⓄⒹ'],
    ...['4dm1n', 'Adm!n', '$upport', 'r00t', '@dmin', 'admin!!!', 'Admin7', 'mod-2', 'rnoderator'],
    ...['[mod] Ada', 'Ada (staff)', 'Ada | Support', 'Ada – Mod Team', '【ＭＯＤ】Ada', 'Mod: Ada'],
    ...['Ada (admin)', '[MOD]', 'The Staff', 'Support Team', 'Forum Moderator Bob', 'sys admin'],
    ...[
      'Anonymous',
      '[deleted]',
      'Deleted User',
      'site-admin',
      's-u-p-p-o-r-t',
      'Official Support',
    ],
  ])('finds a role in %s', (name) => {
    expect(isRoleName(name)).toBe(true);
  });

  it.each([
    ...[
      'Ada Lovelace',
      'Ali',
      'Ian',
      'Will',
      'Root Beer Fan',
      'Bob Staff',
      'Amanda Root',
      'Modesto',
    ],
    ...[
      'Mod Helmy',
      'Ada (Root Beer Fan)',
      'Guest, Anna',
      'Admina',
      'Stafford',
      'Deleter',
      'Christopher Guest',
      'J. R. R. Tolkien',
    ],
    ...['Владимир', '李明', 'राम', 'X Æ A-12', "O'Neil", '42', '🌻', 'support-bob', 'team-blue'],
  ])('finds none in %s', (name) => {
    expect(isRoleName(name)).toBe(false);
  });
});

describe('skeletonsOf', () => {
  it.each([
    ['paypal', 'paypa1'],
    ['Anna Smith', 'Аnnа Ѕmith'],
    ['Anna', 'Anna ✔'],
    ['АННА', 'Анна'],
    ['ΝΙΚΟΣ', 'Νικος'],
    ['Nick', 'Νick'],
    ['Walter', 'VValter'],
    ['mark', 'rnark'],
    ['Ian', 'lan'],
    ['Bob', 'Воb'],
  ])('takes %s and %s for the same', (one, other) => {
    expect(isAlike(one, other)).toBe(true);
  });

  it.each([
    ['Anna', 'Anne'],
    ['José', 'Jose'],
    ['राम', 'रम'],
    ['东京', '东'],
    ['ada-2', 'ada-3'],
    ['🌻', '🌵'],
  ])('tells %s and %s apart', (one, other) => {
    expect(isAlike(one, other)).toBe(false);
  });

  it('fits into an index, whatever the name', () => {
    for (const char of ['a', 'ﷺ', '🌻', '𝕬', '\u0300', 'm', '…', '漢']) {
      for (const skeleton of skeletonsOf(char.repeat(1_000))) {
        expect(Buffer.byteLength(skeleton)).toBeLessThan(1_000);
        expect(skeleton.isWellFormed()).toBe(true);
      }
    }
  });
});

describe('RESERVED_NAMES', () => {
  it('holds the first word of each page’s address', () => {
    const words = Object.values(PATHS).flatMap((path) => path.split('/')[1] || []);

    expect(words).toContain('users');
    expect(words.filter((word) => !RESERVED_NAMES.has(word))).toEqual([]);
  });

  it('leaves common names free, though they look like a word of the site', () => {
    for (const name of ['ali', 'mina', 'alma']) expect(isRoleName(name)).toBe(false);
  });
});
