import { format } from 'node:util';
import { vi } from 'vitest';

/** What libraries write to the console from now on, each line once. `restore` ends it. */
export function watchConsole() {
  const lines = new Set<string>();
  const spies = (['warn', 'error'] as const).map((kind) =>
    vi.spyOn(console, kind).mockImplementation((...words) => {
      lines.add(format(...words));
    }),
  );
  return {
    lines,
    restore() {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
