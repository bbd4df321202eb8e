import sql from 'sql-template-tag';
import { expect, it, onTestFinished } from 'vitest';
import { folderStore } from '../../src/images/image-store.ts';
import { hasDemo, removeDemo } from '../../src/importers/demo/remove-demo.ts';
import { seedDemo } from '../../src/importers/demo/seed-demo.ts';
import { examine } from '../../src/upkeep/doctor.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { PATIENCE } from './temporary.ts';

it('removes the demo community, all that hangs on it, and nothing else', PATIENCE, async () => {
  const database = await openTestDatabase();
  onTestFinished(() => database.close());
  expect(await seedDemo(database)).toBe(true);
  expect(await hasDemo(database)).toBe(true);
  const seed = seedContent(database);
  const own = await seed.user('own');
  const post = await seed.post({ author: own });
  await seed.comment({ on: post, author: own });
  const [demoPost] = await database.prisma.post.findMany({
    where: { id: { not: post.id } },
    take: 1,
  });
  if (demoPost === undefined) throw new Error('the demo has posts');
  await seed.comment({ on: demoPost, author: own });
  const [takenOver] = await database.prisma.user.findMany({ where: { username: 'perpetua' } });
  await database.prisma.identity.create({
    data: { issuer: 'test', subject: 'p', userId: takenOver?.id ?? '' },
  });

  const removed = await removeDemo(database);
  expect(removed.posts).toBeGreaterThan(10);
  const users = await database.prisma.user.findMany({ orderBy: { username: 'asc' } });
  expect(users.map(({ username }) => username)).toEqual(['own', 'perpetua']);
  expect(users[1]).toMatchObject({ postCount: 0, commentCount: 0, wikiContributionCount: 0 });
  for (const table of ['posts', 'comments'] as const) {
    const [row] = await database.run<{ count: number }>(
      'test.count',
      table === 'posts' ? sql`select count(*) from posts` : sql`select count(*) from comments`,
    );
    expect(row?.count, table).toBe(1);
  }
  for await (const finding of examine(database, { fix: false, images: folderStore('nowhere') })) {
    expect(finding).toMatchObject({ wrong: 0 });
  }
  await database.prisma.user.deleteMany();
  expect(await seedDemo(database), 'it does not come back').toBe(false);
  expect(await hasDemo(database)).toBe(false);
});
