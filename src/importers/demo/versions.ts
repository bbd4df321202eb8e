import { invariant } from '../../lib/invariant.ts';
import { type Article, DemoFileError } from './files.ts';
import type { By, Edit, PostFront, WikiPageFront } from './formats.ts';

/** One version of a text, as it stood after an edit. */
export interface Version {
  readonly by: By;
  readonly at: Date;
  readonly summary: string | null;
  readonly isMinor: boolean;
  readonly markdown: string;
  /** The number of the version that it brought back, counted from 1. */
  readonly revertsTo: number | null;
}

type Change = NonNullable<Edit['changes']>[number];

/** Every version of a post or a page, oldest first: the text as first written, then each edit of it. */
export function versionsOf({
  file,
  front,
  text,
}: Article<PostFront> | Article<WikiPageFront>): [Version, ...Version[]] {
  const versions: [Version, ...Version[]] = [
    {
      by: front.author,
      at: firstAt(front),
      summary: ('summary' in front && front.summary) || null,
      isMinor: false,
      markdown: text,
      revertsTo: null,
    },
  ];
  for (const edit of front.edits) versions.push(nextVersion(file, versions, edit));
  return versions;
}

/** When the text was first written. */
export function firstAt(front: PostFront | WikiPageFront): Date {
  const at = front.created ?? ('published' in front ? front.published : undefined);
  invariant(at, 'a post has a time, or it would not have passed the check of its front matter');
  return at;
}

function nextVersion(
  file: string,
  versions: readonly [Version, ...Version[]],
  edit: Edit,
): Version {
  const where = `the edit of ${edit.at.toISOString()}`;
  const before = versions.at(-1) ?? versions[0];
  if (edit.at <= before.at)
    throw new DemoFileError(file, `${where} is not after the one before it`);
  return {
    by: edit.by,
    at: edit.at,
    summary: edit.summary ?? null,
    isMinor: edit.minor,
    markdown: editedText(),
    revertsTo: edit.revertTo ?? null,
  };

  function editedText(): string {
    if (edit.revertTo === undefined)
      return (edit.changes ?? []).reduce(applyChange, before.markdown);
    const restored = versions[edit.revertTo - 1];
    if (restored) return restored.markdown;
    throw new DemoFileError(
      file,
      `${where} goes back to version ${edit.revertTo}, which is not before it`,
    );
  }

  function applyChange(text: string, change: Change): string {
    if ('whole' in change) return change.whole.trim();
    if ('add' in change) return `${text}\n\n${change.add.trim()}`;
    const [head, tail, ...others] = text.split(change.find);
    if (head !== undefined && tail !== undefined && others.length === 0)
      return head + change.put + tail;
    const count = tail === undefined ? 'nowhere' : 'more than once';
    throw new DemoFileError(
      file,
      `${where} looks for text that stands there ${count}: ${change.find}`,
    );
  }
}
