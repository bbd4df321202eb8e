import { SaxesParser } from 'saxes';
import { ImportError } from '../../import-error.ts';
import type { DumpItem, NamespaceInfo } from './dump-items.ts';
import { LongTexts } from './long-texts.ts';

/**
 * Characters that a text may have; of a longer one the revision is rejected. MediaWiki itself takes no text
 * of more than 2 MiB unless it is told to.
 */
export const MAX_TEXT_LENGTH = 8_000_000;

type Attributes = Readonly<Record<string, string>>;

/** Elements with texts, by their place below the root. Everything else is passed over. */
const FIELDS = new Set([
  ...['sitename', 'dbname', 'base', 'case', 'namespaces/namespace'].map(
    (name) => `siteinfo/${name}`,
  ),
  ...['title', 'ns', 'id'].map((name) => `page/${name}`),
  ...['id', 'timestamp', 'comment', 'model', 'text'].map((name) => `page/revision/${name}`),
  ...['username', 'id', 'ip'].map((name) => `page/revision/contributor/${name}`),
]);

/** Elements that matter by their presence or their attributes. */
const MARKS = new Set(['page/redirect', 'page/revision/minor', 'page/revision/contributor']);

interface Field {
  readonly value: string;
  readonly attributes: Attributes;
}

/** Reads the XML of a dump part by part, strictly, and yields what each part completes. */
export class DumpParser {
  readonly #name: string;
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #longTexts = new LongTexts(MAX_TEXT_LENGTH);
  #items: DumpItem[] = [];
  /** Names of the open elements below the root, joined by slashes. */
  #path = '';
  #depth = 0;
  #sawRoot = false;
  #language = '';
  #line = 0;
  #isPageTold = false;
  #fields = new Map<string, Field>();
  #namespaces: NamespaceInfo[] = [];
  #value = '';
  #attributes: Attributes = {};

  constructor(name: string) {
    this.#name = name;
    this.#parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
      if (!/^utf-?8$/i.test(encoding))
        throw this.broken(`it is written in ${encoding}, not in UTF-8`);
    });
    this.#parser.on('doctype', () => {
      throw this.broken('it has a document type declaration, which no dump has');
    });
    this.#parser.on('opentag', ({ name: element, attributes }) => this.#open(element, attributes));
    this.#parser.on('closetag', () => this.#close());
    const take = (text: string) => {
      if (FIELDS.has(this.#path)) this.#value += text;
    };
    this.#parser.on('text', take);
    this.#parser.on('cdata', take);
    this.#parser.on('error', ({ message }) => {
      if (CONTROL_CHARACTER.has(message)) return;
      throw this.broken(`not well-formed XML (${message.replace(/\.$/, '')})`);
    });
  }

  write(part: string): DumpItem[] {
    this.#items = [];
    this.#parser.write(this.#longTexts.cut(part));
    return this.#items;
  }

  /** @throws ImportError if the file ends too early */
  close(): void {
    if (!this.#sawRoot) throw this.broken('it is empty');
    if (this.#depth > 0) throw this.broken('it ends before </mediawiki>');
    this.#parser.close();
  }

  broken(reason: string): ImportError {
    return new ImportError(
      `${this.#name}, line ${this.#currentLine()}: ${reason}. The file is no dump of a wiki, or it is damaged or incomplete: ` +
        'get it again and run the import once more. What was written so far stays.',
    );
  }

  #currentLine(): number {
    return this.#parser.line + this.#longTexts.skippedLines;
  }

  #open(element: string, attributes: Attributes): void {
    this.#depth += 1;
    if (this.#depth === 1) {
      if (element !== 'mediawiki') throw this.broken(`<${element}> where <mediawiki> should be`);
      this.#sawRoot = true;
      this.#language = attributes['xml:lang'] ?? '';
      return;
    }
    if (this.#depth > MAX_DEPTH) throw this.broken('elements are nested too deeply');
    this.#path = this.#path === '' ? element : `${this.#path}/${element}`;
    this.#value = '';
    this.#attributes = attributes;
    if (this.#path === 'page') this.#begin();
    else if (this.#path === 'page/revision') this.#beginRevision();
    else if (MARKS.has(this.#path)) this.#fields.set(this.#path, { value: '', attributes });
    else if (this.#path === 'page/revision/text') this.#longTexts.takeWasCut();
  }

  #close(): void {
    this.#depth -= 1;
    const path = this.#path;
    if (FIELDS.has(path)) this.#takeField(path);
    if (path === 'siteinfo') this.#endSite();
    else if (path === 'page/revision') this.#endRevision();
    else if (path === 'page') this.#endPage();
    const end = path.lastIndexOf('/');
    this.#path = end === -1 ? '' : path.slice(0, end);
  }

  #takeField(path: string): void {
    const value = this.#value;
    const attributes = this.#attributes;
    this.#value = '';
    if (path === 'siteinfo/namespaces/namespace') {
      const { key = '', case: rule = '' } = attributes;
      this.#namespaces.push({ key, name: value, case: rule });
    } else if (!this.#fields.has(path)) this.#fields.set(path, { value, attributes });
  }

  #begin(): void {
    this.#fields = new Map();
    this.#line = this.#currentLine();
    this.#isPageTold = false;
  }

  #beginRevision(): void {
    this.#tellPage();
    for (const path of this.#fields.keys()) {
      if (path.startsWith('page/revision')) this.#fields.delete(path);
    }
    this.#line = this.#currentLine();
  }

  #tellPage(): void {
    if (this.#isPageTold) return;
    this.#isPageTold = true;
    const page = {
      line: this.#line,
      title: this.#valueOf('page/title'),
      ns: this.#valueOf('page/ns'),
      id: this.#valueOf('page/id'),
      redirect: this.#fields.get('page/redirect')?.attributes['title'] ?? null,
    };
    this.#items.push({ is: 'page', page });
  }

  #endPage(): void {
    this.#tellPage();
    this.#items.push({ is: 'pageEnd' });
  }

  #endRevision(): void {
    const at = 'page/revision';
    const contributor = this.#fields.get(`${at}/contributor`);
    const comment = this.#fields.get(`${at}/comment`);
    const revision = {
      line: this.#line,
      id: this.#valueOf(`${at}/id`),
      timestamp: this.#valueOf(`${at}/timestamp`),
      contributor: {
        isSuppressed: contributor !== undefined && isDeleted(contributor),
        username: this.#fields.get(`${at}/contributor/username`)?.value ?? null,
        id: this.#valueOf(`${at}/contributor/id`),
        ip: this.#fields.get(`${at}/contributor/ip`)?.value ?? null,
      },
      isMinor: this.#fields.has(`${at}/minor`),
      comment: comment === undefined || isDeleted(comment) ? null : comment.value,
      model: this.#valueOf(`${at}/model`),
      text: this.#textOf(this.#fields.get(`${at}/text`)),
    };
    this.#items.push({ is: 'revision', revision });
  }

  #textOf(text: Field | undefined) {
    // What was written through the API of an old wiki may have the line ends of Windows.
    const value = text?.value.replace(/\r\n?/g, '\n') ?? '';
    if (this.#longTexts.takeWasCut()) return { state: 'tooLong', value: '' } as const;
    if (text === undefined) return { state: 'absent', value } as const;
    if (isDeleted(text)) return { state: 'suppressed', value: '' } as const;
    // Dumps of the kind "stubs" say where each text is.
    const isElsewhere = 'id' in text.attributes || 'location' in text.attributes;
    const isEmpty = (text.attributes['bytes'] ?? '0') === '0';
    const isAbsent = value === '' && isElsewhere && !isEmpty;
    return { state: isAbsent ? 'absent' : 'present', value } as const;
  }

  #endSite(): void {
    const site = {
      siteName: this.#valueOf('siteinfo/sitename'),
      dbName: this.#valueOf('siteinfo/dbname'),
      base: this.#valueOf('siteinfo/base'),
      case: this.#valueOf('siteinfo/case'),
      language: this.#language,
      namespaces: this.#namespaces,
    };
    this.#namespaces = [];
    this.#items.push({ is: 'site', site });
  }

  #valueOf(path: string): string {
    return this.#fields.get(path)?.value.trim() ?? '';
  }
}

/** No dump comes near this. */
const MAX_DEPTH = 20;

/**
 * What saxes says of control characters, as such and as references. XML forbids them, people paste them, and
 * getting the file again would not help: they are taken, references as they are written.
 */
const CONTROL_CHARACTER = new Set(['disallowed character.', 'malformed character entity.']);

function isDeleted({ attributes }: Field): boolean {
  return attributes['deleted'] !== undefined;
}
