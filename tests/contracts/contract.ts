import { it } from 'vitest';

/**
 * A test of what we lean on in a library without its promise. Whatever fails in it, the message begins with
 * what to look at.
 */
export function contractOf(changed: string) {
  return (name: string, test: () => unknown): void => {
    it(name, async () => {
      try {
        await test();
      } catch (error) {
        throw explained(changed, error);
      }
    });
  };
}

/** An assertion keeps its difference. */
function explained(changed: string, error: unknown): unknown {
  if (!(error instanceof Error)) return new Error(`${changed}: ${String(error)}`);
  error.message = `${changed}: ${error.message}`;
  return error;
}
