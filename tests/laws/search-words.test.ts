import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';

const { seed, ask, database } = await openTestApi();
const ada = await seed.user('ada');
await seed.user('bob');
const post = await seed.post({ author: ada, title: 'Talk' });
await seed.topic(post, await seed.wikiPage({ title: 'Knots' }));
await seed.wikiPage({ title: 'Ropes' });

/** Letters of scripts that write spaces, with the accents that are usual there. */
const spaced = fc
  .stringMatching(/^[a-zàéîöñßçøłžαβγέώςбёйжאבגدروक-ग0-9]{1,12}$/u)
  .filter((word) => word.toLowerCase() !== 'or');
const unspaced = fc.stringMatching(/^[一-三東京検索日本语あ-おア-オก-จ가-각]{1,12}$/u);
const words = fc.oneof(spaced, unspaced);
const between = fc.constantFrom(
  ' ',
  '\n',
  ', ',
  '-',
  '_',
  '/',
  '.',
  '<',
  '> ',
  ' (',
  '"',
  ': ',
  '…',
  '、',
);

const texts = fc.array(fc.tuple(words, between), { minLength: 1, maxLength: 12 }).map((parts) => ({
  text: parts.flat().join(''),
  words: parts.map(([word]) => word),
}));

/** Answers a search for each query, in one request. */
async function searchAll(queries: readonly string[], types: string, selection: string) {
  const names = queries.map((_, index) => `q${index}`);
  const answer = await ask(
    `query (${names.map((name) => `$${name}: String!`)}) {
      ${names.map((name) => `${name}: search(query: $${name}, types: [${types}]) { ${selection} }`).join(' ')} }`,
    Object.fromEntries(names.map((name, index) => [name, queries[index]])),
  );
  return names.map((name) => answer[name]);
}

async function counts(queries: readonly string[]): Promise<number[]> {
  const found = await searchAll(queries, 'COMMENT', 'totalCount');
  return found.map(({ totalCount }) => totalCount);
}

async function expectCounts(expected: Readonly<Record<string, number>>): Promise<void> {
  const queries = Object.keys(expected);
  const found = await counts(queries);
  expect(Object.fromEntries(queries.map((query, index) => [query, found[index]]))).toEqual(
    expected,
  );
}

/** In which a text stands as the only one. */
async function withComment(text: string, check: () => Promise<void>): Promise<void> {
  const comment = await seed.comment({ on: post, author: ada, text });
  await check();
  await database.prisma.comment.delete({ where: { id: comment.id } });
}

it('what was written is found by any of its words, in any case, composed or not', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.nat(), ({ text, words }, chosen) =>
      withComment(text, () => {
        const word = words[chosen % words.length] ?? '';
        const forms = [word, word.toUpperCase(), word.normalize('NFD'), `"${word}"`, `${word}/`];
        return expectCounts(Object.fromEntries(forms.map((form) => [form, 1])));
      }),
    ),
    { numRuns: 25 },
  );
}, 60_000);

it('what was written is found by all of itself, and not by a part with something else', async () => {
  await fc.assert(
    fc.asyncProperty(texts, ({ text, words }) =>
      withComment(text, () => {
        const all = words.join(' ');
        return expectCounts({
          [all]: 1,
          [`"${words.slice(0, 2).join(' ')}"`]: 1,
          [`${all} zzzz`]: 0,
          [`${words[0]} -${words.at(-1)}`]: 0,
          [`${words[0]} author:ada`]: 1,
          [`${words[0]} author:bob`]: 0,
          [`${words[0]} topic:knots`]: 1,
          [`${words[0]} topic:ropes`]: 0,
        });
      }),
    ),
    { numRuns: 15 },
  );
}, 60_000);

it.each<[string, string, readonly string[]]>([
  ['Hebrew', 'הַיֶּלֶד אָכַל תפוח, בן־אדם', ['הילד', 'אכל', 'תַּפּוּחַ', 'בן', 'אדם', 'בן-אדם', 'בן־אדם']],
  ['Arabic', 'ذهبَ الولدُ إلى المـدرسةِ صباحًا؟', ['ذهب', 'الولد', 'الى', 'المدرسة', 'صَباحا']],
  ['Persian', 'کتاب‌ها را می‌خوانم.', ['کتاب', 'کتاب‌ها', 'را', 'می‌خوانم']],
  ['Lao', 'ຂ້ອຍກິນເຂົ້າຢູ່ບ້ານທຳງານ', ['ຂ້ອຍ', 'ກິນ', 'ເຂົ້າ', 'ຢູ່', 'ບ້ານ', 'ທຳງານ']],
  ['Khmer', 'ខ្ញុំស្រឡាញ់ភាសាខ្មែរ។', ['ខ្ញុំ', 'ស្រឡាញ់', 'ភាសា', 'ខ្មែរ', 'ភាសាខ្មែរ']],
  ['Burmese', 'ကျွန်တော်မြန်မာစာဖတ်တယ်။', ['ကျွန်တော်', 'မြန်မာ', 'စာ', 'ဖတ်', 'တယ်']],
  ['Thai', 'ฉันกินข้าวที่บ้านทำงาน', ['ฉัน', 'กิน', 'ข้าว', 'ที่', 'บ้าน', 'ทำงาน']],
  ['Chinese', '我们在北京学习中文。', ['我们', '在', '北京', '学习', '中文']],
  ['Japanese', '私はカフェでコーヒーを飲みました', ['私', 'カフェ', 'コーヒー', '飲みました']],
  ['Korean', '나는 학교에서 친구를 만났다', ['나는', '학교', '학교에서', '친구', '만났다']],
  ['Tibetan', 'བོད་སྐད་ཡིག།', ['བོད', 'སྐད', 'ཡིག', 'བོད་སྐད']],
  ['Amharic', 'እኔ፡አማርኛ፡እናገራለሁ።', ['እኔ', 'አማርኛ', 'እናገራለሁ']],
  ['Armenian', 'Հայերեն լեզու։', ['հայերեն', 'լեզու']],
  ['Javanese', 'ꦧꦱꦗꦮ꧉', ['ꦧꦱ', 'ꦗꦮ']],
  ['Balinese', 'ᬩᬲᬩᬮᬶ', ['ᬩᬲ', 'ᬩᬮᬶ']],
  [
    'C++',
    'std::vector<int> in C++',
    ['std::vector<int>', 'std::vector', 'vector<int>', 'int', 'C++'],
  ],
  ['paths', 'see foo_bar/baz.ts', ['foo_bar/baz.ts', 'foo_bar', 'bar/baz', 'baz.ts', 'baz', 'ts']],
])('a text in %s is found by any of its words, which are marked', async (_, text, words) => {
  await withComment(text, async () => {
    await expectCounts(Object.fromEntries(words.map((word) => [word, 1])));
    for (const { edges } of await searchAll(words, 'COMMENT', 'edges { highlights { snippet } }')) {
      expect(edges[0].highlights.snippet).toContain('<mark>');
    }
  });
});

/** Words with one typing error: a letter left out, doubled, swapped with the next, or replaced. */
function typingErrors(word: string, place: number): string[] {
  const [before, letter, next, after] = [
    word.slice(0, place),
    word.charAt(place),
    word.charAt(place + 1),
    word.slice(place + 2),
  ];
  return [
    before + next + after,
    before + letter + letter + next + after,
    before + next + letter + after,
    `${before}ק${next}${after}`,
  ];
}

it('one typing error in a title of five letters and more is forgiven', async () => {
  const titles = fc.stringMatching(/^[a-záéîöñαβγлмнאבגדक-ग]{5,23}$/u);
  let count = 0;
  await fc.assert(
    fc.asyncProperty(titles, fc.nat(), async (title, at) => {
      count += 1;
      const { id } = await seed.post({ title, more: { slug: `title-${count}` } });
      const errors = typingErrors(title, at % (title.length - 1));
      const found = await searchAll(errors, 'POST', 'nodes { ... on Post { title } }');
      for (const { nodes } of found) expect(nodes).toContainEqual({ title });
      await database.prisma.post.delete({ where: { id } });
    }),
    { numRuns: 8 },
  );
}, 60_000);
