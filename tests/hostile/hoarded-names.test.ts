import { expect, it } from 'vitest';
import { MAX_FORMER_TITLES } from '../../src/domains/wiki/page/write/slugs.ts';
import { serveTest } from '../support/api.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { member, wrongs } from '../support/members.ts';

const database = await openTestDatabase();
const seed = seedContent(database);
const patient = { OPERATION_TIMEOUT_SECONDS: '60' };
const limited = { database, seed, ...serveTest(database, patient) };
const unlimited = { database, seed, ...serveTest(database, { ...patient, WRITE_LIMITS: 'off' }) };

type Requester = Pick<Awaited<ReturnType<typeof member>>, 'answer'>;

async function run(who: Requester, mutation: string, input: Record<string, unknown>) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await who.answer(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${
      mutation === 'changeUsername' ? 'user { id }' : 'wikiPage { id slug }'
    } } }`,
    { input },
  );
  return { page: data?.[mutation]?.wikiPage, error: errors[0]?.extensions };
}

const create = (who: Requester, title: string) =>
  run(who, 'createWikiPage', { title, markdown: 'x' });
const rename = (who: Requester, page: string, title: string) =>
  run(who, 'renameWikiPage', { pageId: page, title });

/** A page that keeps all the former names but one that it may, and does not have to be renamed so often. */
async function renamedPage(who: Requester, title: (index: number) => string) {
  const { page } = await create(who, title(0));
  const former = Array.from({ length: MAX_FORMER_TITLES - 1 }, (_, index) => title(index + 1));
  await database.prisma.wikiPage.update({
    where: { slug: page.slug },
    data: {
      formerTitleKeys: former.map((name) => name.toLowerCase()),
      formerSlugs: former
        .filter((name) => /\d/.test(name))
        .map((name) => name.toLowerCase().replace(' ', '-')),
    },
  });
  return page;
}

it.each([
  ['titles with slugs of their own', (index: number) => `Plot ${index}`],
  ['titles that share a slug', (index: number) => `Field${'!'.repeat(index)}`],
])('a page keeps so many former names and no more: %s', async (_what, title) => {
  const word = title(0).slice(0, 4).toLowerCase();
  const eve = await member(unlimited, `eve-${word}`);
  const page = await renamedPage(eve, title);
  const refused = { code: 'BAD_USER_INPUT', argument: 'input.title' };
  const next = title(MAX_FORMER_TITLES + 1);

  expect((await rename(eve, page.id, title(MAX_FORMER_TITLES))).error).toBeUndefined();
  expect((await rename(eve, page.id, next)).error).toMatchObject(refused);

  expect((await create(eve, next)).error).toBeUndefined();
  expect((await rename(eve, page.id, title(3))).error).toBeUndefined();
  expect((await rename(eve, page.id, `Back to ${title(0)}`)).error).toMatchObject(refused);
  const kept = await database.prisma.wikiPage.findFirstOrThrow({ where: { title: title(3) } });
  expect(kept.formerTitleKeys).toHaveLength(MAX_FORMER_TITLES);
  const moderator = await member(unlimited, `mod-${word}`, { role: 'MODERATOR' });
  expect((await rename(moderator, page.id, `Truly ${title(0)}`)).error).toBeUndefined();
  expect(await wrongs(database)).toEqual([]);
});

it('one account renames ten times in ten minutes, pages and itself, and still edits', async () => {
  const mallory = await member(limited, 'mallory');
  const pages = await Promise.all([create(mallory, 'Barn'), create(mallory, 'Shed')]);
  const [barn, shed] = pages.map(({ page }) => page.id);
  for (let index = 0; index < 9; index += 1) {
    const page = index % 2 === 0 ? barn : shed;
    expect((await rename(mallory, page, `Stable ${index}`)).error).toBeUndefined();
  }
  expect((await run(mallory, 'changeUsername', { username: 'mal' })).error).toBeUndefined();

  const tooMany = { code: 'RATE_LIMITED', retryAfter: expect.any(Number) };
  expect((await rename(mallory, barn, 'Stable 10')).error).toMatchObject(tooMany);
  expect((await run(mallory, 'changeUsername', { username: 'lory' })).error).toMatchObject(tooMany);
  const edit = { pageId: barn, basedOn: 6, markdown: 'y' };
  expect((await run(mallory, 'editWikiPage', edit)).error).toBeUndefined();
});
