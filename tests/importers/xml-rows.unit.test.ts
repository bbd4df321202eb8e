import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readXmlRows, type XmlRow } from '../../src/importers/stackexchange/xml-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonplace-xml-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer): Promise<XmlRow[]> {
  const path = join(folder, 'Posts.xml');
  writeFileSync(path, content);
  const rows: XmlRow[] = [];
  for await (const chunk of readXmlRows({ path, root: 'posts' })) rows.push(...chunk);
  return rows;
}

const HEAD = '\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<posts>\n';

it('reads rows with their lines, past the byte order mark', async () => {
  const rows = await read(`${HEAD}  <row Id="1" />\n  <row Id="2" A="&lt;p&gt;" />\n</posts>\n`);
  expect(rows).toEqual([
    { line: 3, attributes: { Id: '1' } },
    { line: 4, attributes: { Id: '2', A: '<p>' } },
  ]);
});

it('keeps line ends that were written as references, and counts no lines by them', async () => {
  const rows = await read(`${HEAD}<row Text="a&#xD;&#xA;b" />\n<row Text="c" />\n</posts>`);
  expect(rows).toEqual([
    { line: 3, attributes: { Text: 'a\r\nb' } },
    { line: 4, attributes: { Text: 'c' } },
  ]);
});

it('reads texts that are longer than any chunk, and letters that chunks cut apart', async () => {
  const long = '—é🏮'.repeat(60_000);
  const [row] = await read(`${HEAD}<row Text="${long}" />\n</posts>`);
  expect(row?.attributes['Text']).toBe(long);
});

it('takes control characters, which XML forbids and people paste', async () => {
  const rows = await read(`${HEAD}<row Text="a\u0008b&#x8;" />\n</posts>`);
  expect(rows).toEqual([{ line: 3, attributes: { Text: 'a\u0008b&#x8;' } }]);
});

it('an empty table is a table', async () => {
  expect(await read(`${HEAD}</posts>`)).toEqual([]);
});

it.each([
  ['a file cut off between rows', `${HEAD}<row Id="1" />\n<row Id="2" />\n`, 5, 'ends before'],
  ['a file cut off within a row', `${HEAD}<row Id="1" />\n<row Id="2`, 4, 'ends before </posts>'],
  ['an attribute without quotes', `${HEAD}<row Id=1 />\n</posts>`, 3, 'unquoted attribute value'],
  [
    'an entity that XML does not know',
    `${HEAD}\n<row T="&nbsp;" />\n</posts>`,
    4,
    'undefined entity',
  ],
  [
    'a row that is closed by another',
    `${HEAD}<row Id="1"></raw>\n</posts>`,
    3,
    'unexpected close tag',
  ],
  [
    'another table',
    '<?xml version="1.0"?>\n<comments>\n</comments>',
    2,
    '<comments> where <posts> should be',
  ],
  [
    'something else within the table',
    `${HEAD}<line />\n</posts>`,
    3,
    '<line> where <row> should be',
  ],
  [
    'an element within a row',
    `${HEAD}<row><b /></row>\n</posts>`,
    3,
    '<b> where no element should be',
  ],
  ['an empty file', '', 1, 'it is empty'],
  ['a web page', '<!doctype html>\n<html lang="en">', 1, 'not well-formed XML'],
  [
    'bytes that are not UTF-8',
    Buffer.concat([
      Buffer.from(`${HEAD}<row T="caf`),
      Buffer.from([0xe9]),
      Buffer.from('" />\n</posts>'),
    ]),
    3,
    'bytes that are not UTF-8',
  ],
  ['a letter that is cut off', Buffer.from(`${HEAD}<row T="é`).subarray(0, -1), 3, 'not UTF-8'],
  [
    'another encoding',
    '<?xml version="1.0" encoding="iso-8859-1"?>\n<posts>\n</posts>',
    1,
    'it is written in iso-8859-1, not in UTF-8',
  ],
  ['UTF-16', Buffer.from(`${HEAD}</posts>`, 'utf16le'), 1, 'bytes that are not UTF-8'],
  ['a row that does not end', `${HEAD}<row T="${'x'.repeat(17_000_000)}`, 3, 'no row ends'],
])('refuses %s, naming file, line and reason', async (_, content, line, reason) => {
  const message = await read(content).then(
    String,
    (error: Error) => `${error.name} ${error.message}`,
  );
  expect(message).toContain(`ImportError Posts.xml, line ${line}: `);
  expect(message).toContain(reason);
  expect(message).toContain('get it again');
});
