import { cleanText } from '../../../content/clean-text.ts';
import { textWork } from '../../../content/worker/text-work.ts';
import type { StatementReader } from '../../../db/database.ts';
import { editConflict, inputError, type PublicError } from '../../../lib/errors.ts';
import { type CurrentPage, selectVersion } from '../page/write/queries.ts';

interface TextEdit {
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
 * there is no version of this number, or it is hidden
 */
export async function merged(
  reader: StatementReader,
  { current, yours, basedOn, argument }: TextEdit,
): Promise<string> {
  if (basedOn === current.version || yours === cleanText(current.markdown)) return yours;
  const base = await baseText(reader, { current, basedOn, argument });
  return mergedText(reader, { base, current, yours, argument });
}

/** The error of a conflict shows the text, so that of a hidden version is not for anybody. */
async function baseText(
  reader: StatementReader,
  { current, basedOn, argument }: Omit<TextEdit, 'yours'>,
): Promise<string> {
  const based = await selectVersion(reader, { pageId: current.id, version: basedOn });
  if (based === null) throw inputError(argument, `The page has no version ${basedOn}.`);
  if (!based.isHidden) return based.markdown;
  throw inputError(
    argument,
    `Version ${basedOn} is hidden. Begin again with the current version, ${current.version}.`,
  );
}

interface MergeSides extends Omit<TextEdit, 'basedOn'> {
  readonly base: string;
}

async function mergedText(
  reader: StatementReader,
  { base, current, yours, argument }: MergeSides,
): Promise<string> {
  const theirs = current.markdown;
  const { text, isClean } = await textWork.mergeTexts({ base, theirs, yours }, reader);
  if (isClean) return text;
  const message =
    'Another user changed the same lines after you read them. Combine both texts and save again.';
  throw editConflict({ message, argument, base, theirs, merged: text, version: current.version });
}

/**
 * The error for a change that cannot be merged because it is meant for one version only.
 *
 * @throws PublicError BAD_USER_INPUT when there is no version of the number, or it is hidden
 */
export async function staleVersion(
  reader: StatementReader,
  { current, yours, basedOn, argument }: TextEdit,
): Promise<PublicError> {
  const base = await baseText(reader, { current, basedOn, argument });
  const theirs = current.markdown;
  const { text: merged } = await textWork.mergeTexts({ base, theirs, yours }, reader);
  const message = 'Another user changed this page after you read it.';
  return editConflict({ message, argument, base, theirs, merged, version: current.version });
}

interface TitleEdit extends Omit<TextEdit, 'yours'> {
  /** Null when the title does not change. */
  readonly yours: string | null;
}

/**
 * The title of a page after a change that waited.
 *
 * @throws PublicError EDIT_CONFLICT, with both titles, when another user changed it since
 */
export async function mergedTitle(
  reader: StatementReader,
  { current, yours, basedOn, argument }: TitleEdit,
): Promise<string> {
  if (yours === null || yours === current.title) return current.title;
  const based = await selectVersion(reader, { pageId: current.id, version: basedOn });
  const before = (based?.isHidden ? null : based?.title) ?? current.title;
  if (before === current.title) return yours;
  const [base, theirs] = [before, current.title];
  const { text: merged } = await textWork.mergeTexts({ base, theirs, yours }, reader);
  const message = `The page was renamed from “${before}” to “${theirs}” meanwhile.`;
  throw editConflict({ message, argument, base, theirs, merged, version: current.version });
}
