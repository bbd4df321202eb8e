import type { Progress } from '../importers/progress.ts';

/** A bar for people, lines for logs. */
export async function progressFor(stream: NodeJS.WriteStream): Promise<Progress> {
  if (stream.isTTY) {
    const { barProgress } = await import('../importers/bar-progress.ts');
    return barProgress(stream);
  }
  const { lineProgress } = await import('../importers/line-progress.ts');
  return lineProgress({ write: (line) => stream.write(`${line}\n`) });
}
