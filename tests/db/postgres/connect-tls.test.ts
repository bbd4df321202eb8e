import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { SELF_SIGNED } from '../../support/self-signed.ts';

/** Answers the request for TLS as PostgreSQL does (documentation, section 55.2.10), and shows a certificate. */
async function listen(): Promise<string> {
  const secureContext = createSecureContext(SELF_SIGNED);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write('S');
      new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => {});
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `postgres://ada:secret@127.0.0.1:${(server.address() as AddressInfo).port}/library`;
}

async function refusalOf(url: string): Promise<string> {
  const error = await openDatabase({ url }).catch((failure: unknown) => failure);
  return String(error);
}

it.each(['sslmode=verify-full', 'sslmode=require', 'ssl=true'])(
  'says what to do about a certificate that nobody vouches for, with %s',
  async (mode) => {
    const warn = vi.spyOn(process, 'emitWarning');
    onTestFinished(() => warn.mockRestore());
    const refusal = await refusalOf(`${await listen()}?${mode}`);
    expect(refusal).toContain(': self-signed certificate. DATABASE_URL may name the certificate');
    expect(refusal).toContain('sslrootcert=FILE');
    expect(refusal).not.toContain('secret');
    expect(warn).not.toHaveBeenCalled();
  },
);

it('says when the certificate is that of another host', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-tls-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'root.crt');
  await writeFile(file, SELF_SIGNED.cert);
  const refusal = await refusalOf(`${await listen()}?sslmode=verify-full&sslrootcert=${file}`);
  expect(refusal).toMatch(/certificate's altnames.*\. Name the host in DATABASE_URL as the cert/);
});

it.each(['sslrootcert', 'sslcert', 'sslkey'])(
  'names the file of %s that is not there',
  async (parameter) => {
    const refusal = await refusalOf(`${await listen()}?sslmode=require&${parameter}=/no/such.crt`);
    expect(refusal).toContain('Cannot connect to postgres://127.0.0.1');
    expect(refusal).toContain('DATABASE_URL names the file /no/such.crt.');
    expect(refusal).not.toContain('Start it');
  },
);
