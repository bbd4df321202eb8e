import { describe, expect, it } from 'vitest';
import { wantedWork } from '../../src/lib/wanted-work.ts';

/** Work that ends when the test says so. */
function controlled() {
  const ends: ((error?: Error) => void)[] = [];
  const failures: unknown[] = [];
  const { want, stop } = wantedWork({
    work: () =>
      new Promise((resolve, reject) => {
        ends.push((error) => (error === undefined ? resolve() : reject(error)));
      }),
    onFailure: (error) => failures.push(error),
  });
  return { ends, failures, want, stop };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('wantedWork', () => {
  it('does once more what is wanted while it works, however often', async () => {
    const { ends, want } = controlled();
    for (const _ of [1, 2, 3]) want();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await settled();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await settled();
    expect(ends).toHaveLength(2);
    want();
    expect(ends).toHaveLength(3);
  });

  it('loses nothing that is wanted at the moment when it ends', async () => {
    for (let jobs = 0; jobs < 10; jobs += 1) {
      const { ends, want } = controlled();
      want();
      ends[0]?.();
      for (let job = 0; job < jobs; job += 1) await Promise.resolve();
      want();
      await settled();
      expect(ends).toHaveLength(2);
    }
  });

  it('works again after a failure', async () => {
    const { ends, failures, want } = controlled();
    want();
    ends[0]?.(new Error('away'));
    await settled();
    expect(failures).toEqual([new Error('away')]);
    want();
    expect(ends).toHaveLength(2);
  });

  it('begins nothing more when it is stopped, and waits for its end', async () => {
    const { ends, want, stop } = controlled();
    want();
    want();
    let isStopped = false;
    const stopping = stop().then(() => {
      isStopped = true;
    });
    await settled();
    expect(isStopped).toBe(false);
    ends[0]?.();
    await stopping;
    want();
    expect(ends).toHaveLength(1);
  });
});
