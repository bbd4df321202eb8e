import { notFound, parseIdOf } from '../../../../access/assertions.ts';
import { isModerator, type MemberViewer } from '../../../../access/viewer.ts';
import { cleanText } from '../../../../content/clean-text.ts';
import type { StatementReader } from '../../../../db/database.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import { assertNoLookAlike, assertNoRoleName } from '../../../../naming/assert-names.ts';
import { cleanDisplayName, DISPLAY_NAME_MAX_LENGTH } from '../../../../naming/display-name.ts';
import type { Scope } from '../../../../request/scope.ts';
import { renderText } from '../../../../writes/render-text.ts';
import { webAddressIn } from '../../../../writes/web-address.ts';
import { uploadsById } from '../../../image/service.ts';

/** What a client may say of a profile: what is left out stays, null takes away. */
export interface ProfileInput {
  readonly displayName?: string | null | undefined;
  readonly bio?: string | null | undefined;
  readonly websiteUrl?: string | null | undefined;
  readonly location?: string | null | undefined;
  readonly avatarUrl?: string | null | undefined;
  /** The id of an upload, as the client gave it. */
  readonly avatarUploadId?: string | null | undefined;
}

/** UTF-16 code units. */
export const MAX_BIO_LENGTH = 20_000;

/** UTF-16 code units. */
const LONGEST = {
  displayName: DISPLAY_NAME_MAX_LENGTH,
  bio: MAX_BIO_LENGTH,
  location: 100,
  url: 500,
} as const;

/**
 * The columns of `users` that an input changes.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export async function profileColumns(scope: Scope, viewer: MemberViewer, input: ProfileInput) {
  const { reader } = scope;
  const { displayName, bio, websiteUrl, location, avatarUrl, avatarUploadId } = input;
  const { markdown, ...columns } = await checkAll(
    {
      ...(displayName === undefined ? {} : { displayName: () => nameFor(viewer, displayName) }),
      ...(bio === undefined ? {} : { markdown: () => checkedBio(bio) }),
      ...(websiteUrl === undefined ? {} : { websiteUrl: () => urlFrom('websiteUrl', websiteUrl) }),
      ...(location === undefined ? {} : { location: () => locationFrom(location) }),
      ...(avatarUrl === undefined ? {} : { avatarUrl: () => urlFrom('avatarUrl', avatarUrl) }),
      ...(avatarUploadId === undefined
        ? {}
        : { avatarUploadId: () => ownPicture(scope, avatarUploadId) }),
    },
    displayName === undefined
      ? {}
      : { isFree: () => assertFreeName(reader, viewer, nameFrom(displayName)) },
  );
  const bioColumns = markdown === undefined ? {} : await bioFrom(reader, viewer.id, markdown);
  return { ...columns, ...bioColumns };
}

async function nameFor(viewer: MemberViewer, text: string | null): Promise<string> {
  const name = nameFrom(text);
  const isRenamed = name !== viewer.displayName;
  if (isRenamed && !isModerator(viewer)) await assertNoRoleName(name, 'input.displayName');
  return name;
}

async function assertFreeName(
  reader: StatementReader,
  { id, displayName }: MemberViewer,
  name: string,
) {
  if (name === displayName) return;
  await assertNoLookAlike(reader, { userId: id, name, argument: 'input.displayName' });
}

function nameFrom(text: string | null): string {
  const name = cleanDisplayName(text ?? '');
  if (name === '') throw inputError('input.displayName', 'Display name cannot be empty.');
  assertLength('displayName', name, LONGEST.displayName);
  return name;
}

/** One line of plain text; null for a blank one. */
function locationFrom(text: string | null): string | null {
  const line = cleanText(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  assertLength('location', line, LONGEST.location);
  return line === '' ? null : line;
}

/** Null for a blank one. */
function checkedBio(text: string | null): string | null {
  if (text === null || text.trim() === '') return null;
  assertLength('bio', text, LONGEST.bio);
  return text;
}

async function bioFrom(reader: StatementReader, id: string, text: string | null) {
  if (text === null) {
    return { bioMarkdown: null, bioHtml: null, bioText: null, bioPreview: null, bioWordCount: 0 };
  }
  const {
    markdown,
    html,
    text: plain,
    preview,
    wordCount,
  } = await renderText(reader, { id, markdown: text, writerId: id });
  return {
    bioMarkdown: markdown,
    bioHtml: html,
    bioText: plain,
    bioPreview: preview,
    bioWordCount: wordCount,
  };
}

function urlFrom(property: 'websiteUrl' | 'avatarUrl', text: string | null): string | null {
  if (text === null || text.trim() === '') return null;
  const url = webAddressIn(text, `input.${property}`);
  assertLength(property, url, LONGEST.url);
  return url;
}

/** The key of an upload of the viewer that has its picture. */
async function ownPicture(scope: Scope, text: string | null): Promise<string | null> {
  if (text === null) return null;
  const argument = 'input.avatarUploadId';
  const id = parseIdOf(scope, 'Upload', { id: text, argument });
  const upload = await uploadsById(scope).load(id);
  if (upload === null) throw notFound(argument);
  if (upload.image) return id;
  throw inputError(argument, 'The picture of this upload has not arrived. Send it first.');
}

function assertLength(property: keyof ProfileInput, text: string, most: number): void {
  if (text.length <= most) return;
  throw inputError(`input.${property}`, `At most ${most} characters, not ${text.length}.`);
}
