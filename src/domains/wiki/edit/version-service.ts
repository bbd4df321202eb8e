import { v7 } from 'uuid';
import { assertAllowed, notFound, type PermittedSubject } from '../../../access/assertions.ts';
import type { Action } from '../../../access/rule.ts';
import type { MemberViewer } from '../../../access/viewer.ts';
import { addContribution } from '../../../attribution/add-contribution.ts';
import { saysSomething } from '../../../content/says-something.ts';
import { textWork } from '../../../content/worker/text-work.ts';
import type { StatementReader, Transaction } from '../../../db/database.ts';
import { sentTogether } from '../../../db/sent-together.ts';
import { inputError } from '../../../lib/errors.ts';
import { recordEvent } from '../../../live/record-event.ts';
import type { Scope } from '../../../request/scope.ts';
import { inTurn } from '../../../writes/in-turn.ts';
import { assertBelowWriteLimit } from '../../../writes/limits.ts';
import { renderText } from '../../../writes/render-text.ts';
import { type WriteOptions, write } from '../../../writes/write.ts';
import { keepMentions } from '../../link/mentions.ts';
import { isHeldBack } from '../../moderation/log/newcomers.ts';
import { notify } from '../../people/notification/notify.ts';
import { holdWikiEdit } from '../held-edit/write/service.ts';
import {
  type CurrentPage,
  lockCurrent,
  makeCurrent,
  selectCurrent,
} from '../page/write/queries.ts';
import { type Draft, reread, rereadHeld, type WrittenPage } from './content.ts';
import { WIKI_PAGE_EDITED } from './events.ts';

interface BeforeLock {
  readonly tx: Transaction;
  readonly viewer: MemberViewer;
  readonly pageId: string;
}

interface NextVersion {
  readonly action: Action;
  /** What `assertMayTo` returned for the page. */
  readonly permission: PermittedSubject;
  /** Default: `edit`. */
  readonly class?: WriteOptions['class'];
  /** What else happens in the transaction, before the page is locked. */
  readonly beforeLock?: (context: BeforeLock) => Promise<void>;
  /** What the next version is to be after the current one; null when that is as it should be. */
  readonly draft: (reader: StatementReader, current: CurrentPage) => Promise<Draft | null>;
}

/**
 * Writes the next version of a page, or holds it for review. The page is locked meanwhile, and what may have
 * changed while that was waited for is looked at once more.
 *
 * @throws PublicError NOT_FOUND, FORBIDDEN, RATE_LIMITED, and what `draft` throws
 */
export async function writeNextVersion(
  scope: Scope,
  { permission, ...next }: NextVersion,
): Promise<WrittenPage> {
  const argument = 'input.pageId';
  const { class: writeClass = 'edit' } = next;
  const { key, viewer } = permission;
  await assertBelowWriteLimit(scope, viewer, { class: writeClass });
  const options = { ...next, class: writeClass, pageId: key.id, viewer, argument };
  if (await isHeldBack(scope.reader, { site: scope.site, viewer })) {
    return holdNextVersion(scope, options);
  }
  const revisionId = await insertNextVersion(scope, { ...options, author: viewer });
  return reread(scope, { pageId: key.id, revisionId });
}

interface NextOfPage extends Omit<NextVersion, 'permission' | 'class'> {
  readonly class: WriteOptions['class'];
  readonly pageId: string;
  readonly viewer: MemberViewer;
  /** The argument that names the page. */
  readonly argument: string;
}

async function holdNextVersion(
  scope: Scope,
  { pageId, viewer, argument, draft, class: writeClass }: NextOfPage,
): Promise<WrittenPage> {
  const current = await selectCurrent(scope.reader, pageId);
  if (current === null) throw notFound(argument);
  const next = await draft(scope.reader, current);
  if (next === null) {
    const { revisionId } = current;
    if (revisionId === null) throw notFound(argument);
    return reread(scope, { pageId, revisionId });
  }
  // What could not be approved is refused now.
  const writerId = viewer.id;
  await versionOf(scope.reader, { pageId, before: current.markdown, draft: next, writerId });
  const { summary, isMinor = false } = next;
  const id = await write({ scope, viewer, class: writeClass }, (tx) =>
    holdWikiEdit(tx, {
      wikiPageId: pageId,
      authorId: viewer.id,
      title: next.title === current.title ? null : next.title,
      markdown: next.markdown === current.markdown ? null : next.markdown,
      summary,
      isMinor,
      basedOn: current.version,
    }),
  );
  return rereadHeld(scope, id);
}

/** Who a version is by. */
export type Author = Pick<MemberViewer, 'id' | 'displayName'>;

/** Writes the next version of a page and returns the id of the version that is current then. */
export async function insertNextVersion(
  scope: Scope,
  next: NextOfPage & { readonly author: Author },
): Promise<string> {
  const { action, pageId, viewer, author, argument, beforeLock, draft, class: writeClass } = next;
  const prepare = async (reader: StatementReader, current: CurrentPage) => {
    const drafted = await draft(reader, current);
    const [before, writerId] = [current.markdown, author.id];
    return {
      basis: current.revisionId,
      version: drafted && (await versionOf(reader, { pageId, before, draft: drafted, writerId })),
    };
  };
  // All edits of one page wait here for the ones before, and not on a connection that others need.
  const revisionId = await inTurn(pageId, async () => {
    const before = await selectCurrent(scope.reader, pageId);
    if (before === null) throw notFound(argument);
    // Rendering takes time, so it is done before the lock, and again only if another edit was faster.
    const early = await prepare(scope.reader, before);
    return write({ scope, viewer, class: writeClass }, async (tx) => {
      await beforeLock?.({ tx, viewer, pageId });
      const current = await lockCurrent(tx, pageId);
      if (current === null) throw notFound(argument);
      assertAllowed(scope, { action, facts: { kind: 'WikiPage', ...current }, argument });
      const isFresh = early.basis === current.revisionId;
      const { version } = isFresh ? early : await prepare(tx, current);
      if (version === null) return current.revisionId;
      await insertVersion(tx, { scope, author, current, version });
      return version.id;
    });
  });
  if (revisionId === null) throw notFound(argument);
  return revisionId;
}

export type PreparedVersion = Awaited<ReturnType<typeof versionOf>>;

interface Next {
  readonly pageId: string;
  /** The Markdown of the version before. */
  readonly before: string;
  readonly draft: Draft;
  /** Whose uploads it may show. */
  readonly writerId: string;
}

/**
 * A version in every stored form.
 *
 * @throws PublicError BAD_USER_INPUT when nothing of it can be seen
 */
export async function versionOf(reader: StatementReader, next: Next) {
  const { pageId, before, draft, writerId } = next;
  // The page's id goes into those of headings and notes, so that links to them survive the next version.
  const content = await renderText(reader, { id: pageId, markdown: draft.markdown, writerId });
  if (draft.markdown !== before && !saysSomething(content)) {
    throw inputError('input.markdown', 'A wiki page cannot be empty.');
  }
  const texts = { before, after: content.markdown };
  return { id: v7(), ...draft, ...content, ...(await textWork.countChanges(texts, reader)) };
}

interface Insertion {
  readonly scope: Scope;
  readonly author: Author;
  /** Locked, or just made. */
  readonly current: Pick<CurrentPage, 'id' | 'version' | 'updatedAt' | 'revisionId' | 'markdown'>;
  readonly version: PreparedVersion;
}

/** Writes a version, and all that follows from what a page says. */
export async function insertVersion(
  tx: Transaction,
  { scope, author, current, version }: Insertion,
): Promise<void> {
  // Clocks of several servers differ; a history does not go backwards.
  const createdAt = new Date(Math.max(Date.now(), Date.parse(current.updatedAt)));
  await tx.prisma.revision.create({
    data: {
      ...version,
      wikiPageId: current.id,
      version: current.version + 1,
      authorId: author.id,
      authorName: author.displayName,
      createdAt,
    },
    select: { id: true },
  });
  await makeCurrent(tx, { pageId: current.id, revisionId: version.id });
  await keepMentions(tx, scope, {
    source: { kind: 'WikiPage', id: current.id },
    markdown: version.markdown,
    isNew: false,
  });
  await addContribution(tx, {
    ...version,
    pageId: current.id,
    before: current,
    revisionId: version.id,
    createdAt,
    author,
  });
  const { markdown } = version;
  const [wikiPageId, actorId] = [current.id, author.id];
  await sentTogether([
    recordEvent(tx, WIKI_PAGE_EDITED, { wikiPageId, revisionId: version.id }),
    notify(tx, { what: 'WIKI_PAGE_EDITED', wikiPageId, actorId, markdown }),
  ]);
}
