import type { StatementReader } from './database.ts';

/**
 * A reader whose statements come back in waves: those that are under way together are answered
 * together, when the last of them has its rows. What they lead to is then asked for at one moment, so
 * loaders batch the same on either engine and under any load: how many statements an operation costs
 * depends on its shape, not on which connection was quickest.
 */
export function inWaves(reader: StatementReader): StatementReader {
  let underWay = 0;
  let wave = newWave();
  return {
    async run(name, query) {
      if (underWay === 0) wave = newWave();
      const mine = wave;
      underWay += 1;
      try {
        return await reader.run(name, query);
      } finally {
        underWay -= 1;
        if (underWay === 0) mine.land();
        await mine.landed;
      }
    },
  };
}

function newWave(): { readonly landed: Promise<void>; readonly land: () => void } {
  let land = () => {};
  const landed = new Promise<void>((resolve) => {
    land = resolve;
  });
  return { landed, land };
}
