import type { Byline, ImportRecord, Subject } from '../records.ts';

/** What a source calls a thing. A stable id is a name of a kind of its own. */
export interface Name {
  readonly kind: ImportRecord['kind'] | `${ImportRecord['kind']}Id`;
  readonly externalId: string;
}

/** The stable id of a record, as a name. */
export function stableNameOf({ kind, stableId }: ImportRecord): Name | null {
  return stableId === undefined ? null : { kind: `${kind}Id`, externalId: stableId };
}

/** Under which name it is remembered what was imported of a record. */
export function rememberedName(record: ImportRecord): Name {
  return stableNameOf(record) ?? { kind: record.kind, externalId: record.externalId };
}

/** The names of the records themselves and of everything that they name, each once. */
export function namesIn(records: readonly ImportRecord[]): Name[] {
  const names = new Map<string, Name>();
  for (const record of records) {
    for (const { kind, externalId } of [record, ...namedBy(record)]) {
      names.set(`${kind}\n${externalId}`, { kind, externalId });
    }
  }
  return [...names.values()];
}

function namedBy(record: ImportRecord): Name[] {
  switch (record.kind) {
    case 'user':
      return [];
    case 'wikiPage':
      return author(record.author);
    case 'post':
      return [
        ...author(record.author),
        ...[...record.coauthors, ...Object.keys(record.poll?.votes ?? {})].map(
          (externalId) => ({ kind: 'user', externalId }) as const,
        ),
        ...record.topics.map(
          ({ wikiPage }) => ({ kind: 'wikiPage', externalId: wikiPage }) as const,
        ),
      ];
    case 'revision':
      return [...author(record.author), record.of, ...optional('revision', record.revertsTo)];
    case 'comment':
      return [...author(record.author), record.on, ...optional('comment', record.parent)];
    case 'sequence':
      return [
        ...author(record.author),
        ...record.entries.map(({ post }) => ({ kind: 'post', externalId: post }) as const),
      ];
    case 'alias':
      return [{ kind: 'wikiPage', externalId: record.wikiPage }];
    case 'parentTopic':
      return [
        { kind: 'wikiPage', externalId: record.wikiPage },
        { kind: 'wikiPage', externalId: record.parent },
      ];
    case 'userSlug':
      return [{ kind: 'user', externalId: record.of }];
    case 'wikiPageSlug':
      return [{ kind: 'wikiPage', externalId: record.of }];
    case 'reaction':
      return [record.subject, { kind: 'user', externalId: record.user }];
    case 'link':
      return [...endsOf(record.source), ...endsOf(record.target)];
  }
}

/** The things that may stand at an end of a link. */
export function endsOf(end: Subject | readonly Subject[]): readonly Subject[] {
  return 'kind' in end ? [end] : end;
}

function author(byline: Byline | null): Name[] {
  return optional('user', byline?.user);
}

function optional(kind: Name['kind'], externalId: string | null | undefined): Name[] {
  return externalId === null || externalId === undefined ? [] : [{ kind, externalId }];
}
