import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HostileFigures, HostileOptions } from './hostile.ts';

export interface Attack extends Omit<HostileOptions, 'signal'> {
  readonly minutes: number;
}

const ATTACKER = fileURLToPath(new URL('attacker.ts', import.meta.url));

/** Attacks from a process of its own: what large answers take of its event loop does not delay ordinary clients. */
export async function attack(options: Attack): Promise<HostileFigures> {
  const child = fork(ATTACKER, { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  try {
    return await new Promise<HostileFigures>((resolve, reject) => {
      child.once('message', (figures: HostileFigures) => resolve(figures));
      child.once('disconnect', () => reject(new Error('The attacker ended without figures')));
      child.once('error', reject);
      child.send(options);
    });
  } finally {
    process.off('exit', kill);
    kill();
  }
}
