import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DiskRoom, isDiskFull } from '../../src/db/disk-room.ts';

const full = Object.assign(new Error('no room'), { code: '53100' });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function room(tryOut: () => Promise<unknown>) {
  const report = { diskFull: vi.fn(), roomAgain: vi.fn() };
  return { report, room: new DiskRoom({ tryOut, report, pause: 1_000 }) };
}

describe('DiskRoom', () => {
  it('has room, without trying, until a write finds none', async () => {
    const tryOut = vi.fn(async () => {});
    const { room: disk } = room(tryOut);
    expect(await disk.watch(Promise.resolve('written'))).toBe('written');
    await expect(disk.watch(Promise.reject(new Error('other')))).rejects.toThrow('other');
    expect(await disk.hasRoom()).toBe(true);
    expect(tryOut).not.toHaveBeenCalled();
  });

  it('is full until there is room, and reports each once', async () => {
    const tryOut = vi.fn<() => Promise<void>>().mockRejectedValueOnce(full).mockResolvedValue();
    const { room: disk, report } = room(tryOut);
    for (let n = 0; n < 3; n += 1) {
      await expect(disk.watch(Promise.reject(full))).rejects.toThrow('no room');
    }
    expect(await disk.hasRoom()).toBe(false);
    expect(tryOut).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await disk.hasRoom()).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await disk.hasRoom()).toBe(true);
    expect(tryOut).toHaveBeenCalledTimes(2);
    expect(report.diskFull).toHaveBeenCalledExactlyOnceWith('no room');
    expect(report.roomAgain).toHaveBeenCalledExactlyOnceWith(2);
  });

  it('is not full because trying fails for another reason', async () => {
    const { room: disk } = room(() => Promise.reject(new Error('permission denied')));
    await disk.watch(Promise.reject(full)).catch(() => {});
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await disk.hasRoom()).toBe(true);
  });
});

it('knows a full disk by its code, and by the words of PostgreSQL that ended', () => {
  const panic = 'PANIC:  could not write to file "pg_wal/xlogtemp.42": No space left on device';
  const lost = { cause: { kind: 'ConnectionClosed', originalMessage: panic } };
  expect([full, lost, new Error('other')].map(isDiskFull)).toEqual([true, true, false]);
});
