import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { REACTIONS_CHANGED } from '../../src/domains/discussion/reaction/events.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { clickAndBeAnswered, openAs } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { url, seed, database } = await openSeededServer();
const author = await seed.user('author');

describeInBrowser('what members do to what they read', () => {
  const visitor = useBrowser(url);

  it('asks once for all of a page, and moves nothing', async () => {
    const post = await seed.post({ author });
    await seedThread(post, 12);
    const page = await openAs(visitor, 'once', `/posts/${post.slug}`);
    await page.getByRole('button', { name: 'Vote up: the post' }).waitFor();
    const asked: string[] = [];
    page.on('request', (request) => {
      const body = request.url().endsWith('/graphql') && request.postData();
      if (body) asked.push(JSON.parse(body).operationName);
    });
    await page.reload();
    await hydrated(page);
    const place = page.locator('article.card').first();
    const before = await place.boundingBox();
    await hydrated(page);
    await expect.poll(() => page.getByRole('button', { name: /^Vote up/ }).count()).toBe(13);
    expect(asked.filter((name) => name === 'memberFactsQuery')).toHaveLength(1);
    expect(await place.boundingBox()).toEqual(before);
  });

  it('brings its script along for members', async () => {
    const post = await seed.post({ author });
    const page = await openAs(visitor, 'arrives', `/posts/${post.slug}`);
    expect(await page.locator('template#scripts').count()).toBe(0);
    expect(await page.locator('head > script[type=module]').count()).toBe(1);
  });

  it('asks nothing for anonymous readers', async () => {
    const post = await seed.post({ author });
    await seed.comment({ on: post, author });
    const page = await visitor.prepare();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`/posts/${post.slug}`);
    await hydrated(page);
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => path === '/graphql')).toEqual([]);
    expect(asked.filter((path) => /actions|member/.test(path))).toEqual([]);
    expect(await page.getByRole('button', { name: /^Vote/ }).count()).toBe(0);
  });

  it('votes on both axes, takes votes back, and undoes what is refused', async () => {
    const post = await seed.post({ author });
    const comment = await seed.comment({ on: post, author, text: 'A claim.' });
    const page = await openAs(visitor, 'voter', `/posts/${post.slug}`);
    const card = page.locator('article.card', { hasText: 'A claim.' });
    const up = card.getByRole('button', { name: 'Vote up: the comment by Author' });
    const agree = card.getByRole('button', { name: 'Disagree: the comment by Author' });
    await clickAndBeAnswered(up);
    await card.getByText('1 point').waitFor();
    await isPressed(up, 'true');
    await clickAndBeAnswered(agree);
    await card.getByText('-1 agreement').waitFor();
    await page.reload();
    await hydrated(page);
    await isPressed(up, 'true');
    await isPressed(agree, 'true');
    await clickAndBeAnswered(up);
    await card.getByText('0 points').waitFor();
    await isPressed(up, 'false');

    const article = page.getByRole('group', { name: 'What you can do with the post' });
    await clickAndBeAnswered(article.getByRole('button', { name: 'Vote up: the post' }));
    await page.locator('.post-header').getByText('1 point').waitFor();

    await database.prisma.comment.update({
      where: { id: comment.id },
      data: { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' },
    });
    await up.click();
    await card.getByRole('alert').getByText('Nothing with this id exists').waitFor();
    await card.getByText('0 points').waitFor();
    await isPressed(up, 'false');
    expect(await card.getByText('A claim.').count()).toBe(1);
  });

  it('reacts with mouse and keyboard, and shows reactions of others as they come', async () => {
    const post = await seed.post({ author, text: 'A post to react to.' });
    const comment = await seed.comment({ on: post, author, text: 'A thought.' });
    const page = await openAs(visitor, 'reacts', `/posts/${post.slug}`);
    const card = page.locator('article.card', { hasText: 'A thought.' });
    await card.getByRole('button', { name: 'React to the comment by Author' }).click();
    const choices = page.getByRole('group', { name: 'Reactions for the comment by Author' });
    await choices.getByRole('button', { name: 'insight' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const heart = card.getByRole('button', { name: 'heart: the comment by Author, 1' });
    await isPressed(heart, 'true');

    const other = await seed.user('other-reactor');
    await database.prisma.reaction.create({
      data: { userId: other.id, commentId: comment.id, name: 'heart' },
    });
    // Enough for several lines of names.
    for (let count = 1; count <= 12; count += 1) {
      await seed.reaction({ by: await seed.user(`reactor-${count}`), on: comment, name: 'doubt' });
    }
    await database.transaction((tx) =>
      recordEvent(tx, REACTIONS_CHANGED, {
        placeId: post.id,
        subject: { kind: 'Comment', id: comment.id },
      }),
    );
    await card.getByRole('button', { name: 'heart: the comment by Author, 2' }).waitFor();
    await card.getByRole('button', { name: 'Who reacted' }).click();
    await card.getByRole('list', { name: 'Who reacted' }).getByText('other-reactor').waitFor();
    expect(await findingsOnWide(page)).toEqual([]);
    await page.reload();
    await hydrated(page);
    await card.getByRole('button', { name: 'heart: the comment by Author, 2' }).click();
    const left = card.getByRole('button', { name: 'heart: the comment by Author, 1' });
    await isPressed(left, 'false');

    const reader = await visitor.open(`/posts/${post.slug}`);
    await reader.getByRole('list', { name: 'Reactions to the comment by Author' }).waitFor();
  });

  it('edits, deletes, restores and retracts comments in their place, and keeps what was typed', async () => {
    const post = await seed.post({ author });
    const page = await openAs(visitor, 'writer', `/posts/${post.slug}`);
    await page.getByRole('textbox', { name: 'Your comment' }).fill('The *first* text.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    const card = page.locator('#comments article.card');
    await card.getByRole('button', { name: 'Edit' }).click();
    const field = card.getByRole('textbox', { name: 'Your text' });
    await field.waitFor();
    expect(await field.inputValue()).toBe('The *first* text.');
    await field.fill(' ');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText('A comment cannot be empty').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('The **second** text.');
    await page.reload();
    await hydrated(page);
    await field.waitFor();
    expect(await field.inputValue()).toBe('The **second** text.');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.locator('strong', { hasText: 'second' }).waitFor();
    await card.getByText('edited').waitFor();
    expect(await field.count()).toBe(0);

    await card.getByRole('button', { name: 'More' }).click();
    await card.getByRole('button', { name: 'Retract' }).click();
    await card.getByText('Retracted by its author').waitFor();
    await card.getByRole('button', { name: 'Take the retraction back' }).click();
    await card.getByText('Retracted by its author').waitFor({ state: 'detached' });

    await card.getByRole('button', { name: 'Delete' }).click();
    await card.getByText('This comment was deleted.').waitFor();
    await card.getByRole('button', { name: 'Restore' }).click();
    await card.locator('strong', { hasText: 'second' }).waitFor();
  });

  it('pins comments to the profile, where others find them', async () => {
    const page = await openAs(visitor, 'pinner', '/');
    const pinner = await database.prisma.user.findUniqueOrThrow({ where: { username: 'pinner' } });
    const post = await seed.post({ author });
    const texts = ['Pin one.', 'Pin two.', 'Pin three.', 'Pin four.', 'Not pinned.'];
    for (const text of texts) await seed.comment({ on: post, author: pinner, text });
    await page.goto(`/posts/${post.slug}`);
    for (const text of texts.slice(0, 4)) {
      const card = page.locator('article.card', { hasText: text });
      await card.getByRole('button', { name: 'More' }).click();
      await clickAndBeAnswered(card.getByRole('button', { name: 'Pin to your profile' }));
    }
    await page.getByRole('link', { name: 'pinner' }).first().click();
    const pinned = page.getByRole('region', { name: 'Pinned comments' });
    await pinned.getByText('Pin four.').waitFor();
    expect(await pinned.locator('article .prose').allInnerTexts()).toEqual([
      'Pin four.',
      'Pin three.',
      'Pin two.',
    ]);
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    await pinned.getByRole('link', { name: 'All pinned comments' }).click();
    const comments = page.getByRole('region', { name: 'Comments', exact: true });
    await comments.getByText('Not pinned.').waitFor({ state: 'detached' });
    expect(await comments.getByRole('article').count()).toBe(4);

    const reader = await visitor.open('/users/pinner');
    expect(await reader.getByRole('region', { name: 'Pinned comments' }).count()).toBe(1);
    await database.prisma.comment.updateMany({
      where: { authorId: pinner.id },
      data: { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' },
    });
    await reader.reload();
    await reader.getByRole('heading', { name: 'pinner' }).waitFor();
    expect(await reader.getByRole('region', { name: 'Pinned comments' }).count()).toBe(0);
  });

  it('bookmarks, follows, mutes and reports', async () => {
    const post = await seed.post({ author });
    await seed.comment({ on: post, author, text: 'Words of a bore.' });
    const page = await openAs(visitor, 'keeper', `/posts/${post.slug}`);
    const actions = page.getByRole('group', { name: 'What you can do with the post' });
    await clickAndBeAnswered(actions.getByRole('button', { name: 'Bookmark' }));
    await actions.getByRole('button', { name: 'Bookmarked' }).waitFor();
    await clickAndBeAnswered(actions.getByRole('button', { name: 'Follow' }));
    await actions.getByRole('button', { name: 'Following' }).waitFor();
    await page.reload();
    await hydrated(page);
    await actions.getByRole('button', { name: 'Following' }).click();
    await isPressed(actions.getByRole('button', { name: 'Follow' }), 'false');
    await actions.getByRole('button', { name: 'Report' }).click();
    const reason = page.getByRole('textbox', { name: 'What is wrong with it?' });
    await page.getByRole('form').getByRole('button', { name: 'Report' }).click();
    await page.getByText('A reason must have 1 to').waitFor();
    await reason.fill('It is an advertisement.');
    await page.getByRole('form').getByRole('button', { name: 'Report' }).click();
    await page.getByText('Your report is with the moderators.').waitFor();

    await page.getByRole('link', { name: 'Author' }).first().click();
    const person = page.getByRole('group', { name: 'What you can do with Author' });
    await clickAndBeAnswered(person.getByRole('button', { name: 'Mute' }));
    await isPressed(person.getByRole('button', { name: 'Muted' }), 'true');
    await page.goBack();
    const fold = page.getByRole('region', { name: 'Comments' }).getByText('By somebody you muted');
    const words = page.getByText('Words of a bore.');
    await fold.waitFor();
    expect(await words.isVisible()).toBe(false);
    await page.reload();
    await hydrated(page);
    expect(await words.isVisible()).toBe(false);
    await fold.press('Enter');
    await words.waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
    await page.goto(`${url}/posts`);
    const title = page.locator(`h3 a[href="/posts/${post.slug}"]`);
    expect(await title.isVisible()).toBe(false);
    await page.locator('details.muted', { has: title }).locator('summary').click();
    await title.waitFor();
    const wikiPage = await seed.wikiPage({ title: 'Actions' });
    await page.goto(`${url}/wiki/${wikiPage.slug}`);
    await clickAndBeAnswered(page.getByRole('button', { name: 'Bookmark' }));
    await page.getByRole('button', { name: 'Bookmarked' }).waitFor();
  });

  it('quotes what is selected in a comment or the post, with the button or the key r', async () => {
    const post = await seed.post({ author, text: 'The post says so.' });
    await seed.comment({ on: post, author, text: 'One claim, and another [claim].' });
    const page = await openAs(visitor, 'quoter', `/posts/${post.slug}`);
    const card = page.locator('article.card', { hasText: 'One claim' });
    await card.getByRole('button', { name: 'Reply to Author' }).waitFor();
    await card.locator('.prose').evaluate((prose) => getSelection()?.selectAllChildren(prose));
    const quote = page.getByRole('button', { name: 'Quote', exact: true });
    await quote.waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
    await quote.click();
    const reply = page.getByRole('textbox', { name: 'Your reply to Author' });
    const claims = '> One claim, and another \\[claim\\].\n\n';
    await expect.poll(() => reply.inputValue()).toBe(claims);
    await page.keyboard.type('No.');
    expect(await reply.inputValue()).toBe(`${claims}No.`);

    const text = page.locator('main article').first().locator('.prose');
    await text.evaluate((prose) => {
      (document.activeElement as HTMLElement).blur();
      getSelection()?.selectAllChildren(prose);
    });
    await quote.waitFor();
    await page.keyboard.press('r');
    const comment = page.getByRole('textbox', { name: 'Your comment' });
    await expect.poll(() => comment.inputValue()).toBe('> The post says so.\n\n');
    expect(await comment.evaluate((area) => area === document.activeElement)).toBe(true);
    expect(await quote.count()).toBe(0);
    await card.locator('.prose').evaluate((prose) => {
      (document.activeElement as HTMLElement).blur();
      getSelection()?.selectAllChildren(prose);
    });
    await quote.click();
    await expect.poll(() => reply.inputValue()).toBe(`${claims}No.\n\n${claims}`);
  });

  it('quotes what is selected on a wiki page into its discussion', async () => {
    const text = '# One\n\nThe page says so.\n\n# Two\n\nAnd more.';
    const wikiPage = await seed.wikiPage({ title: 'Quoted', text });
    const { html } = renderMarkdown(text, { docId: wikiPage.id });
    const where = { wikiPageId: wikiPage.id };
    await database.prisma.revision.updateMany({ where, data: { html } });
    const page = await openAs(visitor, 'wikiquoter', `/wiki/${wikiPage.slug}`);
    await page.getByRole('link', { name: 'Edit the section “Two”' }).waitFor();
    const comment = page.getByRole('textbox', { name: 'Your comment' });
    await comment.waitFor();
    const prose = page.locator('main article').first().locator('.prose');
    await prose.evaluate((element) => getSelection()?.selectAllChildren(element));
    await page.getByRole('button', { name: 'Quote', exact: true }).click();
    const quoted = '> One\n>\n> The page says so.\n>\n> Two\n>\n> And more.\n\n';
    await expect.poll(() => comment.inputValue()).toBe(quoted);
    expect(await comment.evaluate((area) => area === document.activeElement)).toBe(true);
  });

  it('shows comments of others and notifications as they come, without moving the page', async () => {
    const post = await seed.post({ author });
    await seedThread(post, 3);
    const path = `/posts/${post.slug}`;
    const reader = await openAs(visitor, 'reader', path);
    await reader.getByRole('button', { name: 'Reply to Author' }).first().click();
    const own = reader.getByRole('form', { name: 'Your reply to Author' });
    await own.getByRole('textbox').fill('What do you think?');
    await own.getByRole('button', { name: 'Reply', exact: true }).click();
    const question = reader.locator('article.card', { hasText: 'What do you think?' });
    await question.waitFor();
    const writer = await openAs(visitor, 'livewriter', path, { locale: 'en-GB' });
    const before = await question.boundingBox();
    await writer.getByRole('button', { name: 'Reply to reader' }).click();
    const form = writer.getByRole('form', { name: 'Your reply to reader' });
    await form.getByRole('textbox').fill('A good deal.');
    await form.getByRole('button', { name: 'Reply', exact: true }).click();
    await writer.locator('article.card', { hasText: 'A good deal.' }).waitFor();

    await reader.getByText('1 new comment').waitFor();
    expect(await question.boundingBox()).toEqual(before);
    expect(await reader.getByText('A good deal.').count()).toBe(0);
    expect(await findingsOnWide(reader)).toEqual([]);
    await reader.getByRole('button', { name: 'Show', exact: true }).click();
    await reader.locator('.replies .replies article', { hasText: 'A good deal.' }).waitFor();
    await reader.waitForFunction(() =>
      document.activeElement?.textContent?.includes('A good deal.'),
    );
    expect(await writer.getByText('new comment').count()).toBe(0);
    // Neither of them was here before.
    expect(await reader.getByRole('button', { name: /new comment/ }).count()).toBe(0);

    await reader.getByRole('link', { name: /^Notifications\s*1 unread$/ }).click();
    await reader.getByRole('heading', { name: /^Reply to you on/ }).waitFor();
    expect(await findingsOnNarrow(reader)).toEqual([]);
    await expectToFit(reader);
    expect(await findingsOnWide(reader)).toEqual([]);
    await reader.getByRole('button', { name: 'Mark all as read' }).click();
    await reader.getByRole('button', { name: 'Mark all as read' }).waitFor({ state: 'detached' });
    await reader.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
    await reader.getByRole('link', { name: /^Reply to you on/ }).click();
    await reader.locator('.focused', { hasText: 'A good deal.' }).waitFor();
  });

  it('shows comments as they are now when others change them, but for those that one answers', async () => {
    const post = await seed.post({ author });
    const writer = await openAs(visitor, 'reviser', '/');
    const reviser = await database.prisma.user.findUniqueOrThrow({
      where: { username: 'reviser' },
    });
    const texts = ['Wrng.', 'Rash.', 'Asked.'];
    for (const text of texts) await seed.comment({ on: post, author: reviser, text });
    const bad = await seed.comment({ on: post, author: reviser, text: 'Bad.' });
    await seed.reaction({ by: author, on: bad });
    const path = `/posts/${post.slug}`;
    const page = await openAs(visitor, 'watcher', path);
    const card = (of: Page, text: string) => of.locator('article.card', { hasText: text });
    await card(page, 'Asked.').getByRole('button', { name: 'Reply to reviser' }).click();
    const reply = page.getByRole('textbox', { name: 'Your reply to reviser' });
    await reply.fill('Half of an ans');

    await writer.goto(path);
    const edited = card(writer, 'Wrng.');
    await edited.getByRole('button', { name: 'Edit' }).click();
    await edited.getByRole('textbox').fill('Wrong.');
    await writer.getByRole('button', { name: 'Save' }).click();
    await card(page, 'Wrong.').getByText('edited').waitFor();
    for (const text of ['Rash.', 'Bad.', 'Asked.']) {
      await card(writer, text).getByRole('button', { name: 'More' }).click();
    }
    await card(writer, 'Rash.').getByRole('button', { name: 'Retract' }).click();
    await card(page, 'Rash.').getByText('Retracted by its author').waitFor();
    await clickAndBeAnswered(card(writer, 'Asked.').getByRole('button', { name: 'Delete' }));
    await clickAndBeAnswered(card(writer, 'Bad.').getByRole('button', { name: 'Delete' }));
    await card(page, 'This comment was deleted.').waitFor();

    const tombstone = card(page, 'This comment was deleted.');
    expect(await tombstone.getByText('reviser').count()).toBe(0);
    expect(await tombstone.getByRole('button', { name: /Vote|React|heart/ }).count()).toBe(0);
    expect(await page.getByText('Bad.').count()).toBe(0);
    expect(await page.getByText('Asked.').count()).toBe(1);
    expect(await reply.inputValue()).toBe('Half of an ans');

    await reply.fill('');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByText('Asked.').waitFor({ state: 'detached' });
  });

  it('counts votes of others as they come, beside the own ones', async () => {
    const post = await seed.post({ author });
    await seed.comment({ on: post, author, text: 'A claim.' });
    const path = `/posts/${post.slug}`;
    const page = await openAs(visitor, 'onlooker', path);
    const other = await openAs(visitor, 'passer-by', path);
    const card = (of: Page) => of.locator('article.card', { hasText: 'A claim.' });
    const up = { name: 'Vote up: the comment by Author' };
    const agree = { name: 'Agree: the comment by Author', exact: true };
    await clickAndBeAnswered(card(page).getByRole('button', up));
    await card(page).getByText('1 point').waitFor();
    await clickAndBeAnswered(card(other).getByRole('button', up));
    await card(page).getByText('2 points').waitFor();
    await clickAndBeAnswered(card(other).getByRole('button', agree));
    await card(page).getByText('+1 agreement').waitFor();
    await isPressed(card(page).getByRole('button', up), 'true');
    await isPressed(card(page).getByRole('button', agree), 'false');
    await clickAndBeAnswered(card(page).getByRole('button', up));
    await card(other).getByText('1 point').waitFor();

    await clickAndBeAnswered(other.getByRole('button', { name: 'Vote up: the post' }));
    await page.locator('main header, main article').first().getByText('1 point').waitFor();
  });

  it('shows changes also where a thread stands alone', async () => {
    const post = await seed.post({ author });
    const writer = await openAs(visitor, 'amender', '/');
    const amender = await database.prisma.user.findUniqueOrThrow({
      where: { username: 'amender' },
    });
    const comment = await seed.comment({ on: post, author: amender, text: 'Wrng.' });
    const path = `/posts/${post.slug}/comments/${encodeGlobalId('Comment', comment.id)}`;
    const page = await openAs(visitor, 'onlooker', path);
    await page.getByRole('button', { name: 'Reply to amender' }).waitFor();
    await writer.goto(path);
    await writer.getByRole('button', { name: 'Edit' }).click();
    await writer.locator('article.card').getByRole('textbox').fill('Wrong.');
    await writer.getByRole('button', { name: 'Save' }).click();
    await page.locator('article.card', { hasText: 'Wrong.' }).getByText('edited').waitFor();
    const more = writer.locator('article.card').getByRole('button', { name: 'More' });
    await more.click();
    await clickAndBeAnswered(writer.getByRole('button', { name: 'Delete' }));
    await page.getByRole('heading', { name: 'A deleted comment on' }).waitFor();
  });

  it('fits on the narrowest phone, and axe finds nothing', async () => {
    const post = await seed.post({ author });
    await seedThread(post, 3);
    const page = await openAs(visitor, 'narrowmember', `/posts/${post.slug}`, {
      viewport: NARROWEST,
    });
    const card = page.locator('article.card').first();
    await card.getByRole('button', { name: /^Vote up/ }).click();
    await card.getByRole('button', { name: 'More' }).click();
    await card.getByRole('button', { name: 'Report' }).click();
    await card.getByRole('textbox', { name: 'What is wrong with it?' }).waitFor();
    await expectToFit(page);
    expect(await findingsOnNarrow(page)).toEqual([]);
    expect(await findingsOnWide(page)).toEqual([]);
  });
});

async function seedThread(post: Awaited<ReturnType<typeof seed.post>>, count: number) {
  for (let index = 0; index < count; index++) await seed.comment({ on: post, author });
}

async function isPressed(button: ReturnType<Page['getByRole']>, value: string): Promise<void> {
  await button.and(button.page().locator(`[aria-pressed="${value}"]`)).waitFor();
}
