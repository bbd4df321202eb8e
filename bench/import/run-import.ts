import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';

export interface ImportFigures {
  readonly rows: number;
  readonly seconds: number;
  /** Of all threads of the importing process, without PostgreSQL. */
  readonly cpuSeconds: number;
  /** The most memory that the process had, by /proc; 0 on systems other than Linux. */
  readonly peakMegabytes: number;
}

/** Linux counts CPU time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/**
 * Runs an import in a process of its own.
 *
 * @throws Error with what it wrote when it fails
 */
export async function runImport(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ImportFigures> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4_000);
  });
  let [cpuSeconds, peakMegabytes] = [0, 0];
  const look = setInterval(async () => {
    const [status, stat] = await Promise.all(
      ['status', 'stat'].map((file) =>
        readFile(`/proc/${child.pid}/${file}`, 'utf8').catch(() => ''),
      ),
    );
    const peak = Number(/VmHWM:\s+(\d+)/.exec(status ?? '')?.[1] ?? 0) / 1024;
    peakMegabytes = Math.max(peakMegabytes, peak);
    // The fields after the name in brackets; user and system time are the 14th and 15th of all.
    const fields = (stat ?? '').slice((stat ?? '').lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
    cpuSeconds = Math.max(cpuSeconds, ticks / TICKS_PER_SECOND);
  }, 100);
  const [code] = await once(child, 'close');
  clearInterval(look);
  const last = /([\d,]+) rows in ([\d.]+) s/.exec(output);
  if (code !== 0 || last === null) throw new Error(`The import failed: ${errors}${output}`);
  return {
    rows: Number(last[1]?.replaceAll(',', '')),
    seconds: Number(last[2]),
    cpuSeconds,
    peakMegabytes,
  };
}
