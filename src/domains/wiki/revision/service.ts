import { inputError } from '../../../lib/errors.ts';
import { decodeGlobalId } from '../../../lib/global-id.ts';
import { invariant } from '../../../lib/invariant.ts';
import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import { once } from '../../../lib/once.ts';
import { type Connection, connection, type PagedList } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { userIdsByNames } from '../../people/user/service.ts';
import { textForm } from '../../rich-text/service.ts';
import { htmlDifference, type Pair, textDifference } from './differences.ts';
import { revisionLoaders } from './loaders.ts';
import type {
  PostRevisionRow,
  RevisionFilter,
  RevisionOrder,
  RevisionParent,
  RevisionRow,
  TextDiff,
  WikiContributionRow,
} from './model.ts';
import { mayRead } from './policy.ts';
import { revisionsOf } from './queries.ts';

async function revisionById(scope: Scope, id: string | null): Promise<RevisionRow | null> {
  return id === null ? null : revisionLoaders(scope).byId.load(id);
}

export async function wikiContributionById(
  scope: Scope,
  id: string | null,
): Promise<WikiContributionRow | null> {
  const revision = await revisionById(scope, id);
  return revision !== null && isWikiContribution(revision) ? revision : null;
}

export async function postRevisionById(scope: Scope, id: string): Promise<PostRevisionRow | null> {
  const revision = await revisionById(scope, id);
  return revision !== null && isPostRevision(revision) ? revision : null;
}

/** The number of a version; 0 where there is none yet. */
export async function versionOf(scope: Scope, revisionId: string | null): Promise<number> {
  const revision = await revisionById(scope, revisionId);
  return revision?.version ?? 0;
}

export function isWikiContribution(revision: RevisionRow): revision is WikiContributionRow {
  return revision.wikiPageId !== null;
}

function isPostRevision(revision: RevisionRow): revision is PostRevisionRow {
  return revision.postId !== null;
}

/** The Markdown of a version of a page; null when there is none of that number that the viewer may read. */
export async function wikiVersionMarkdown(
  scope: Scope,
  { wikiPageId, version }: { readonly wikiPageId: string; readonly version: number },
): Promise<string | null> {
  if (version === 0) return '';
  const revision = await revisionLoaders(scope).byVersion.load({ subjectId: wikiPageId, version });
  const seen = await wikiContributionById(scope, revision?.id ?? null);
  if (seen === null || !mayRead(scope.viewer, seen)) return null;
  return textForm(scope, { holder: 'revision', id: seen.id }, 'markdown');
}

/** The version before this one; null for the first. */
export async function previousOf<Row extends RevisionRow>(
  scope: Scope,
  revision: Row,
): Promise<Row | null> {
  if (revision.version === 1) return null;
  const wanted = { subjectId: subjectOf(revision), version: revision.version - 1 };
  // A version of the same subject is a revision of the same kind.
  return (await revisionLoaders(scope).byVersion.load(wanted)) as Row | null;
}

function subjectOf(revision: RevisionRow): string {
  const subjectId = revision.wikiPageId ?? revision.postId;
  invariant(subjectId !== null, 'a revision is of a post or of a wiki page');
  return subjectId;
}

/** Two versions side by side; `before` is null when there was nothing before. */
export interface RevisionDiff<Row extends RevisionRow = RevisionRow> extends TextDiff {
  readonly before: Row | null;
  readonly after: Row;
}

/** What differs between two texts that the viewer may read. Nothing is read before it is asked for. */
export function diffOf(scope: Scope, pair: Pair): TextDiff {
  return {
    text: once(() => textDifference(scope, pair)),
    html: once(() => htmlDifference(scope, pair)),
  };
}

/** What a version says, as far as the viewer may read it. */
export function readable<Row extends Pick<RevisionRow, 'isHidden'>, Value>(
  scope: Scope,
  revision: Row,
  value: (revision: Row) => Value,
): Value | null {
  return mayRead(scope.viewer, revision) ? value(revision) : null;
}

/**
 * What a version changed against another of the same subject: by default the one before. Null when the viewer may
 * not read one of the two.
 *
 * @throws PublicError INVALID_ID, or BAD_USER_INPUT when `againstId` is no version of the same subject
 */
export async function diffAgainst<Row extends RevisionRow>(
  scope: Scope,
  after: Row,
  againstId: string | null | undefined,
): Promise<RevisionDiff<Row> | null> {
  const before = await olderVersion(scope, after, againstId);
  const { viewer } = scope;
  if (!mayRead(viewer, after) || (before !== null && !mayRead(viewer, before))) return null;
  const diff = diffOf(scope, {
    before: { holder: 'revision', id: before?.id ?? null },
    after: { holder: 'revision', id: after.id },
    isFinal: true,
  });
  return { before, after, ...diff };
}

async function olderVersion<Row extends RevisionRow>(
  scope: Scope,
  after: Row,
  againstId: string | null | undefined,
): Promise<Row | null> {
  if (againstId === null || againstId === undefined) return previousOf(scope, after);
  const before = await revisionById(scope, decodeGlobalId(againstId, 'againstId').id);
  if (before === null || subjectOf(before) !== subjectOf(after)) {
    throw inputError(
      'againstId',
      '`againstId` must be the id of another version of the same text.',
    );
  }
  return before as Row;
}

export interface RevisionListArguments extends PageArguments {
  readonly orderBy: RevisionOrder;
  readonly filter?: RevisionFilter | null | undefined;
}

/** The contributions of people to the wiki, all of the wiki, or the histories of pages. */
export function wikiContributions(
  scope: Scope,
  parent: 'author' | 'wikiPage' | 'wiki',
  args: RevisionListArguments,
): MaybePromise<PagedList<WikiContributionRow>> {
  // Revisions of these lists all have a page.
  return revisions(scope, parent, args) as MaybePromise<PagedList<WikiContributionRow>>;
}

/** All contributions to the wiki. */
export function recentContributions(
  scope: Scope,
  args: RevisionListArguments,
): MaybePromise<Connection<WikiContributionRow>> {
  return andThen(wikiContributions(scope, 'wiki', args), (list) =>
    connection({ ...list, parentId: null }),
  );
}

/** A contribution with its place in the history of its page. */
export function edgeOfContribution(
  scope: Scope,
  contribution: WikiContributionRow,
  orderBy: RevisionOrder,
) {
  return andThen(wikiContributions(scope, 'wikiPage', { orderBy }), (list) => ({
    row: contribution,
    connection: connection({ ...list, parentId: contribution.wikiPageId }),
  }));
}

/** The histories of posts. */
export function postRevisions(
  scope: Scope,
  args: RevisionListArguments,
): MaybePromise<PagedList<PostRevisionRow>> {
  // Revisions of this list all have a post.
  return revisions(scope, 'post', args) as MaybePromise<PagedList<PostRevisionRow>>;
}

function revisions(
  scope: Scope,
  parent: RevisionParent,
  args: RevisionListArguments,
): MaybePromise<PagedList<RevisionRow>> {
  const { orderBy } = args;
  const filter = args.filter ?? {};
  const loader = revisionLoaders(scope).connection;
  if (!filter.authors)
    return { loader, list: revisionsOf(parent, scope, { orderBy, filter }), args };
  return userIdsByNames(scope, filter.authors).then((authorIds) => ({
    loader,
    list: revisionsOf(parent, scope, { orderBy, filter, authorIds }),
    args,
  }));
}
