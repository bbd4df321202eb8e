import { fileURLToPath } from 'node:url';
import { startNode } from '../commands/run.ts';
import { freePort } from '../support/free-port.ts';

const SERVER = fileURLToPath(new URL('../../examples/better-auth/server.mjs', import.meta.url));

/**
 * Runs the identity provider of examples/ in a process of its own. Answers with where it is and with the
 * settings that it tells Commonplace to have.
 */
export async function runExample(environment: Readonly<Record<string, string>> = {}) {
  const { PORT = String(await freePort()) } = environment;
  const { child, says, finished } = startNode([SERVER], { ...environment, PORT });
  const lines = (await says(/(?:JWT_\w+=\S+\n){3}/)).trim().split('\n');
  const settings: Record<string, string> = Object.fromEntries(
    lines.map((line) => line.split(/=(.*)/).slice(0, 2)),
  );
  return {
    url: `http://127.0.0.1:${PORT}`,
    settings,
    async stop() {
      child.kill();
      await finished;
    },
  };
}
