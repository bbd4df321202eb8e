import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll } from 'vitest';
import type { Api } from './api.ts';
import type { Member } from './members.ts';

/** A picture of one colour. Different ones have different colours. */
export function picture(
  { width = 40, height = 30, shade = 0 } = {},
  format: 'png' | 'jpeg' | 'webp' | 'gif' = 'png',
): Promise<Buffer> {
  const background = { r: (shade * 37) % 256, g: (shade * 101) % 256, b: (shade * 59) % 256 };
  return sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer();
}

/** An animated GIF. */
export async function animation({ frames = 3, width = 20, height = 10 } = {}): Promise<Buffer> {
  const pages = Array.from({ length: frames }, (_, index) => {
    const background = { r: (index * 7) % 256, g: (index * 31) % 256, b: 0 };
    return sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer();
  });
  return sharp(await Promise.all(pages), { join: { animated: true } })
    .gif({ effort: 1 })
    .toBuffer();
}

/** A folder of images that is removed after the file. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-images-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const CREATE_UPLOAD = `mutation ($byteSize: Int!) {
  createUpload(input: { byteSize: $byteSize }) { url token upload { id image { url } } } }`;

export interface AnnouncedUpload {
  readonly id: string;
  readonly url: string;
  readonly token: string;
}

export async function announce(owner: Pick<Member, 'ask'>, byteSize: number) {
  const { createUpload } = await owner.ask(CREATE_UPLOAD, { byteSize });
  const { url, token, upload } = createUpload;
  return { url, token, id: upload.id } as AnnouncedUpload;
}

/** Sends a file with PUT. */
export function send(
  { app }: Pick<Api, 'app'>,
  { url, token }: Pick<AnnouncedUpload, 'url' | 'token'>,
  body: Uint8Array | ReadableStream | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const init = { method: 'PUT', headers: { 'x-upload-token': token, ...headers } };
  if (body instanceof ReadableStream) {
    const streamed: RequestInit & { duplex: 'half' } = { ...init, body, duplex: 'half' };
    return app.fetch(url, streamed);
  }
  return app.fetch(url, { ...init, body: typeof body === 'string' ? body : new Uint8Array(body) });
}

/** Uploads a picture, and gives the id of its upload. */
export async function upload(api: Pick<Api, 'app'>, owner: Pick<Member, 'ask'>, bytes: Buffer) {
  const announced = await announce(owner, bytes.byteLength);
  const { status } = await send(api, announced, bytes);
  if (status !== 201) throw new Error(`The picture was answered with ${status}`);
  return announced.id;
}
