/** The process that attacks: its parent sends what to attack and for how long, and gets the figures. */
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import type { Attack } from './attack.ts';
import { runAttacks } from './hostile.ts';

// The figures are about the server, so the attacker must not take the core that the server would use.
setPriority(constants.priority.PRIORITY_LOW);
const [{ minutes, ...options }] = (await once(process, 'message')) as [Attack];
const figures = await runAttacks({ ...options, signal: AbortSignal.timeout(minutes * 60_000) });
process.send?.(figures, () => process.disconnect());
