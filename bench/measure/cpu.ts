import { readdirSync, readFileSync } from 'node:fs';

/** How long processes have been on a CPU, in ms; undefined where /proc does not tell. */
export interface CpuReading {
  readonly server: number | undefined;
  readonly postgres: number | undefined;
}

export interface Pids {
  readonly server: number;
  /** Undefined for a server that asks no PostgreSQL. */
  readonly postmaster: number | undefined;
}

/** Of Linux, on all platforms that Node runs on: getconf CLK_TCK. */
const TICKS_PER_SECOND = 100;

/**
 * Reads the CPU time of a server with all its threads, and of a PostgreSQL: its postmaster, those of
 * its processes that live, and those that ended.
 */
export function readCpu(pids: Pids): CpuReading {
  const server = statOf(pids.server);
  return {
    server: server && milliseconds(server.own),
    postgres: pids.postmaster && postgresTime(pids.postmaster),
  };
}

function postgresTime(pid: number): number | undefined {
  const postmaster = statOf(pid);
  return postmaster && milliseconds(postmaster.own + postmaster.ended + ticksOfChildren(pid));
}

interface Stat {
  readonly parent: number;
  /** Ticks of user and system time of all its threads. */
  readonly own: number;
  /** The same of its children that ended. */
  readonly ended: number;
}

/** man 5 proc_pid_stat: the second field is a name in parentheses, in which anything may stand. */
function statOf(pid: number | string): Stat | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const field = (number: number) => fields[number - 3] ?? 0;
  return { parent: field(4), own: field(14) + field(15), ended: field(16) + field(17) };
}

function ticksOfChildren(parent: number): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .reduce((sum, stat) => sum + (stat?.parent === parent ? stat.own : 0), 0);
}

function milliseconds(ticks: number): number {
  return (ticks * 1000) / TICKS_PER_SECOND;
}
