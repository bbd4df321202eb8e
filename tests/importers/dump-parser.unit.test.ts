import { expect, it } from 'vitest';
import { DumpParser } from '../../src/importers/mediawiki/input/dump-parser.ts';
import { wikiXml } from './generate-wiki.ts';

it('ends the lines of a text with line feeds, however the dump writes them', () => {
  const textXml = '<text xml:space="preserve">{|&#13;\n| a&#xD;&#10;|}\r\nb&#13;c</text>';
  const parser = new DumpParser('wiki.xml');
  const items = parser.write(wikiXml([{ title: 'A', revisions: [{ id: 1, textXml }] }]));
  parser.close();
  const texts = items.flatMap((item) => (item.is === 'revision' ? item.revision.text.value : []));
  expect(texts).toEqual(['{|\n| a\n|}\nb\nc']);
});
