import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { IMAGE_LIMITS, ImageWork } from '../../src/images/image-work.ts';
import { animation, picture } from '../support/pictures.ts';

const work = new ImageWork();
afterAll(() => work.close());

async function stored(bytes: Uint8Array) {
  const image = await work.encode(bytes);
  if ('problem' in image) throw new Error(image.problem);
  return image;
}

async function problem(bytes: Uint8Array, limits = IMAGE_LIMITS) {
  const image = await work.encode(bytes, limits);
  return 'problem' in image ? image.problem : null;
}

/** A PNG whose header says one size and whose data are few bytes. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(1_000_000));
  const chunks = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

describe('a picture', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)(
    'of the format %s becomes WebP',
    async (format) => {
      const { files, isAnimated } = await stored(await picture({ width: 50, height: 20 }, format));
      expect(files.map(({ width, height }) => [width, height])).toEqual([[50, 20]]);
      expect(isAnimated).toBe(false);
      expect((await sharp(files[0]?.bytes).metadata()).format).toBe('webp');
    },
  );

  it('has several widths, none wider than it is or than 1920 pixels', async () => {
    const wide = await stored(await picture({ width: 2500, height: 1000 }));
    expect(wide.files.map(({ width }) => width)).toEqual([160, 320, 640, 1280, 1920]);
    const narrow = await stored(await picture({ width: 700, height: 10 }));
    expect(narrow.files.map(({ width }) => width)).toEqual([160, 320, 640, 700]);
  });

  it('loses what cameras add, and is turned as they say', async () => {
    const camera = await sharp(await picture({ width: 60, height: 20 }))
      .withExif({ IFD0: { Copyright: 'SECRET', Orientation: '6' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { width, height, files } = await stored(camera);
    expect([width, height]).toEqual([20, 60]);
    expect((await sharp(files[0]?.bytes).metadata()).exif).toBeUndefined();
  });

  it('keeps its frames', async () => {
    const { isAnimated, files, height } = await stored(await animation({ frames: 4 }));
    expect([isAnimated, height]).toEqual([true, 10]);
    expect((await sharp(files[0]?.bytes, { animated: true }).metadata()).pages).toBe(4);
  });

  it('has the same name whenever it is encoded', async () => {
    const bytes = await picture({ shade: 9 });
    expect((await stored(bytes)).digest).toBe((await stored(bytes)).digest);
  });
});

describe('a hostile file', () => {
  it('that would become billions of pixels is not decoded', async () => {
    expect(await problem(bomb(60_000, 60_000))).toMatch(/at most 50 million pixels/);
  });

  it('with thousands of frames is not decoded', async () => {
    const gif = await animation({ frames: 12 });
    expect(await problem(gif, { ...IMAGE_LIMITS, frames: 10 })).toMatch(
      /at most 10 frames, not 12/,
    );
    expect(await problem(gif, { ...IMAGE_LIMITS, pixels: 1_000 })).toMatch(/pixels/);
  });

  it('that is a page as well keeps only its pixels', async () => {
    const jpeg = await picture({}, 'jpeg');
    const comment = Buffer.from('<script>alert(1)</script>');
    const marker = Buffer.from([0xff, 0xfe, 0, comment.byteLength + 2]);
    const tail = Buffer.from('<html><script>alert(2)</script>');
    const mixed = Buffer.concat([jpeg.subarray(0, 2), marker, comment, jpeg.subarray(2), tail]);
    const { files } = await stored(mixed);
    expect(Buffer.from(files[0]?.bytes ?? []).includes('script')).toBe(false);
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['PDF', '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'],
    ['nothing', ''],
    ['a header alone', 'GIF89a'],
  ])('that is %s is no picture', async (_, text) => {
    expect(await problem(Buffer.from(text))).toMatch(/no picture in one of the formats/);
  });

  it.each(['png', 'jpeg', 'webp', 'gif'] as const)(
    'of the format %s that was cut off is refused',
    async (format) => {
      const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
      const whole = await sharp({
        create: { width: 90, height: 90, channels: 3, noise, background: '#000' },
      })
        .toFormat(format)
        .toBuffer();
      expect(await problem(whole.subarray(0, whole.byteLength / 2))).toMatch(/damaged/);
    },
  );

  it('other than those four formats is no picture', async () => {
    const tiff = await sharp(await picture())
      .tiff()
      .toBuffer();
    expect(await problem(tiff)).toMatch(/no picture/);
  });

  it('that takes too long ends the process, and the next one is encoded', async () => {
    const hurried = new ImageWork({ timeLimit: 1 });
    const large = await picture({ width: 3000, height: 3000 });
    expect(await hurried.encode(large)).toEqual({ problem: expect.stringMatching(/too long/) });
    hurried.close();
    expect(await problem(await picture())).toBeNull();
  });
});
