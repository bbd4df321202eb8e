import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { listen } from '../listen.ts';
import { POOL } from '../settings.ts';
import { STATEMENTS } from './statements.ts';

const pool = new pg.Pool(POOL);

const server = createServer(async (request, response) => {
  try {
    const body = await answer(request.url ?? '', await readBody(request));
    const length = Buffer.byteLength(body);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': length });
    response.end(body);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
listen(server);

/** The JSON comes from PostgreSQL as a text and is passed on unread. */
async function answer(path: string, body: string): Promise<string> {
  const statement = STATEMENTS[path];
  if (statement === undefined) throw new Error(`No statement for ${path}`);
  const { text, parameters } = statement;
  const given: Record<string, unknown> = JSON.parse(body);
  const values = parameters.map((name) => given[name]);
  const { rows } = await pool.query<{ answer: string }>({ name: path, text, values });
  const [row] = rows;
  if (row === undefined) throw new Error(`Nothing found for ${path} ${body}`);
  return row.answer;
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => resolve(Buffer.concat(chunks).toString()));
    request.once('error', reject);
  });
}
