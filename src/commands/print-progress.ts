/** For people at a terminal, beside the results that a command writes to the standard output. */
export function printProgress(line: string): void {
  process.stderr.write(`${line}\n`);
}
