import type {
  AliasRecord,
  ImportRecord,
  LinkRecord,
  ParentTopicRecord,
  WikiPageRecord,
} from '../records.ts';
import type { ContentOptions } from './content-pages.ts';
import { NS } from './namespaces.ts';
import { talkRecords } from './talk/talk-records.ts';
import type { Reference } from './title-references.ts';
import type { Wiki } from './wiki.ts';

/** What names pages by their titles: redirects, categories, links and discussions. */
export async function* joinedRecords(writing: ContentOptions): AsyncGenerator<ImportRecord> {
  const { survey, tally, progress } = writing;
  const total = survey.join.references;
  progress.begin({ name: 'Writing redirects, links and discussions', total, unit: 'rows' });
  let category = '';
  for await (const { named, page, pageId, reference } of survey.join.resolve()) {
    progress.advance(1);
    if (reference.is === 'alias') {
      if (page !== null) yield aliasRecord(page, reference);
      else tally.skip(reference.place.file, 'redirects to something that is not here');
    } else if (reference.is === 'talk') {
      if (page !== null) yield* talkRecords({ page, pageId }, reference.talk, writing);
      else tally.skip(reference.talk.place.file, 'discussions of pages that are not here');
    } else {
      // Its members are all there is of a category without a page.
      const isNew = reference.is === 'member' && page === null && named !== category;
      if (isNew) yield categoryRecord(named, reference);
      if (isNew) category = named;
      const target = page ?? (named === category ? named : null);
      if (target === null || target === reference.from) continue;
      yield linkRecord(target, reference);
      if (reference.is === 'member' && isCategory(reference.from, writing.wiki)) {
        yield parentRecord(target, reference);
      }
    }
  }
}

type Naming<Is extends Reference['is']> = Extract<Reference, { is: Is }>;

function aliasRecord(page: string, { title, time, place }: Naming<'alias'>): AliasRecord {
  return {
    kind: 'alias',
    externalId: title,
    place,
    wikiPage: page,
    title,
    createdAt: new Date(time),
  };
}

function categoryRecord(title: string, { time }: Naming<'member'>): WikiPageRecord {
  return {
    kind: 'wikiPage',
    externalId: title,
    slug: title,
    title,
    author: null,
    createdAt: new Date(time),
  };
}

function isCategory(title: string, wiki: Wiki): boolean {
  return wiki.parseTitle(title)?.ns === NS.category;
}

/** A category in another one is part of it. */
function parentRecord(parent: string, { from, time }: Naming<'member'>): ParentTopicRecord {
  return {
    kind: 'parentTopic',
    externalId: `${from}>${parent}`,
    wikiPage: from,
    parent,
    createdAt: new Date(time),
  };
}

/** Members of a category are related to it; other links are mentions. */
function linkRecord(page: string, { is, from, time }: Naming<'link' | 'member'>): LinkRecord {
  return {
    kind: 'link',
    externalId: `${is}:${from}>${page}`,
    source: { kind: 'wikiPage', externalId: from },
    target: { kind: 'wikiPage', externalId: page },
    linkKind: is === 'member' ? 'RELATED' : 'MENTION',
    createdAt: new Date(time),
  };
}
