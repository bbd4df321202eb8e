import { readFile } from 'node:fs/promises';

/** A process, told apart from another one that got the same number later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Which boot of the machine, and when in it; null where the system does not tell (not Linux). */
  readonly startedAt: string | null;
}

export async function thisProcess(): Promise<ProcessIdentity> {
  return { pid: process.pid, startedAt: await startOf(process.pid) };
}

/** Whether that very process is still running. In doubt, yes. */
export async function isRunning({ pid, startedAt }: ProcessIdentity): Promise<boolean> {
  if (!numberIsTaken(pid)) return false;
  const now = await startOf(pid);
  return now === null || startedAt === null || now === startedAt;
}

function numberIsTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * proc(5): `stat` has the state in its 3rd field and the start, in ticks since the machine's, in its
 * 22nd; the 2nd is the name in brackets, which may hold blanks.
 */
async function startOf(pid: number): Promise<string | null> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const hasEnded = afterName[3 - 3] === 'Z'; // a zombie: nobody has asked for its exit code yet
    return hasEnded ? 'ended' : `${boot.trim()}/${afterName[22 - 3]}`;
  } catch {
    return null;
  }
}
