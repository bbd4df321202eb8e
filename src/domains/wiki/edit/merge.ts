import { cleanText } from '../../../content/clean-text.ts';
import { textWork } from '../../../content/worker/text-work.ts';
import type { StatementReader } from '../../../db/database.ts';
import { inputError, PublicError } from '../../../lib/errors.ts';
import { type CurrentPage, selectVersion } from '../page/write/queries.ts';

interface Meeting {
  readonly current: CurrentPage;
  readonly yours: string;
  /** The number of the version that `yours` was made from. */
  readonly basedOn: number;
  /** The argument that errors name. */
  readonly argument: string;
}

/**
 * A text with what others changed since it was made.
 *
 * @throws PublicError EDIT_CONFLICT, with both texts, where they changed the same lines; BAD_USER_INPUT when
 * there is no version of this number
 */
export async function merged(
  reader: StatementReader,
  { current, yours, basedOn, argument }: Meeting,
): Promise<string> {
  if (basedOn === current.version || yours === cleanText(current.markdown)) return yours;
  const based = await selectVersion(reader, { pageId: current.id, version: basedOn });
  if (based === null) throw inputError(argument, `The page has no version ${basedOn}.`);
  const texts = { base: based.markdown, theirs: current.markdown, yours };
  return (await textWork.mergeTexts(texts, reader)) ?? conflict({ current, yours, argument });
}

/** @throws PublicError EDIT_CONFLICT */
export function conflict({ current, yours, argument }: Omit<Meeting, 'basedOn'>): never {
  throw new PublicError('Somebody else changed the same lines after you read them.', {
    code: 'EDIT_CONFLICT',
    argument,
    details: { theirs: current.markdown, yours, version: current.version },
  });
}

interface TitleMeeting extends Omit<Meeting, 'yours'> {
  /** Null when the title does not change. */
  readonly yours: string | null;
}

/**
 * The title of a page after a change that waited.
 *
 * @throws PublicError EDIT_CONFLICT, with both titles, when somebody else changed it since
 */
export async function mergedTitle(
  reader: StatementReader,
  { current, yours, basedOn, argument }: TitleMeeting,
): Promise<string> {
  if (yours === null || yours === current.title) return current.title;
  const based = await selectVersion(reader, { pageId: current.id, version: basedOn });
  const before = based?.title ?? current.title;
  if (before === current.title) return yours;
  throw new PublicError(`The page was renamed from “${before}” to “${current.title}” meanwhile.`, {
    code: 'EDIT_CONFLICT',
    argument,
    details: { theirs: current.title, yours, version: current.version },
  });
}
