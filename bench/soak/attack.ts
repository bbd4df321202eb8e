import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { HostileFigures, HostileOptions } from './hostile.ts';

export interface Attack extends Omit<HostileOptions, 'signal'> {
  readonly minutes: number;
}

const ATTACKER = fileURLToPath(new URL('attacker.ts', import.meta.url));

/**
 * Attacks from a process of its own: what large answers take of its event loop does not delay ordinary clients. It has
 * a low priority, since attackers do not bring their clients to the server's machine.
 */
export async function attack(options: Attack): Promise<HostileFigures> {
  const child = fork(ATTACKER, { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
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
