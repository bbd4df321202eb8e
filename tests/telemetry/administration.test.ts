import { describe, expect, it } from 'vitest';
import { beginRun } from '../../src/telemetry/command-runs.ts';
import { send } from '../http/send.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const ada = await member(api, 'ada', { role: 'ADMIN' });
const others = [
  ['a moderator', (await member(api, 'mod', { role: 'MODERATOR' })).token],
  ['a member', (await member(api, 'bea')).token],
  ['nobody', null],
] as const;
const endRun = await beginRun(api.database, 'import stackexchange');
await endRun({ isGood: false, summary: '3 rows were rejected' });

const QUERY = `{ viewer { administration {
  startedAt memoryMegabytes queues { name waiting ageSeconds }
  commands { command startedAt endedAt isGood summary } } } }`;

describe('administration', () => {
  it('tells administrators what waits and what ran', async () => {
    const { viewer } = await ada.ask(QUERY);

    expect(viewer.administration.queues).toContainEqual({
      name: 'mail',
      waiting: 0,
      ageSeconds: null,
    });
    expect(viewer.administration.commands).toMatchObject([
      { command: 'import stackexchange', isGood: false, summary: '3 rows were rejected' },
    ]);
  });

  it.each(others)('does not exist for %s', async (_who, token) => {
    const { data } = await (token === null ? api : api.as(token)).answer(QUERY);

    expect(data).toEqual({ viewer: { administration: null } });
  });

  it.each([
    ['an administrator', ada.token, 200] as const,
    ...others.map((one) => [...one, 404] as const),
  ])('has a page for %s or not', async (_who, token, expected) => {
    const { status, text } = await send(api.app, {
      method: 'GET',
      path: '/admin',
      headers: { accept: 'text/html', ...(token !== null && { authorization: `Bearer ${token}` }) },
    });

    expect(status).toBe(expected);
    expect(text.includes('import stackexchange')).toBe(expected === 200);
  });

  it('forgets old runs of commands', async () => {
    for (let run = 0; run < 51; run += 1) await beginRun(api.database, 'doctor');
    const { viewer } = await ada.ask(QUERY);

    expect(viewer.administration.commands).toHaveLength(50);
    expect(await api.database.prisma.commandRun.count()).toBe(50);
  });
});
