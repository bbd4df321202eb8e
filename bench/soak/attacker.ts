/** The process that attacks: its parent sends what to attack and for how long, and gets the figures. */
import { once } from 'node:events';
import type { Attack } from './attack.ts';
import { beHostile } from './hostile.ts';

const [{ minutes, ...options }] = (await once(process, 'message')) as [Attack];
const figures = await beHostile({ ...options, signal: AbortSignal.timeout(minutes * 60_000) });
process.send?.(figures, () => process.disconnect());
