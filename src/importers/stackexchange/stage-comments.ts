import type { SortedSpool } from '../spool/sorted-spool.ts';
import { filePart } from './collected-posts.ts';
import { readTable } from './read-table.ts';
import type { Staging } from './staging.ts';
import { comments } from './tables/comments.ts';

/** What is filed under a user: the name, or a comment that wants it. */
type UserPart =
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'comment'; readonly post: number; readonly comment: number };

/** Files a user's name, so that comments can find it. */
export function fileName(byUser: SortedSpool, user: number, name: string): Promise<void> {
  return filePartOfUser(byUser, user, { is: 'name', name });
}

/**
 * Files comments under their posts. `@name` in a comment means a commenter by display name, which only
 * Users.xml has: the names are joined to the comments by sorting both by user.
 */
export async function stageComments({ reading, byPost, byUser }: Staging): Promise<void> {
  for await (const { row, xml } of readTable(reading, comments)) {
    const { Id: id, PostId: post, UserId: user } = row;
    const time = row.CreationDate.toISOString();
    await filePart(byPost, post, { is: 'comment', time, id, xml });
    if (user !== undefined) {
      await filePartOfUser(byUser, user, { is: 'comment', post, comment: id });
    }
  }
  await joinNames(byUser, byPost);
}

async function joinNames(byUser: SortedSpool, byPost: SortedSpool): Promise<void> {
  let current: { user: string; name: string } | undefined;
  for await (const { key, line } of byUser.read()) {
    const user = key.slice(0, key.indexOf(' '));
    const part = JSON.parse(line) as UserPart;
    if (part.is === 'name') {
      current = { user, name: part.name };
    } else if (current?.user === user) {
      const { post, comment } = part;
      await filePart(byPost, post, { is: 'commenter', comment, name: current.name });
    }
  }
}

/** A user's name sorts before the comments. */
function filePartOfUser(byUser: SortedSpool, user: number, part: UserPart): Promise<void> {
  return byUser.add(`${user} ${part.is === 'name' ? 0 : 1}`, part);
}
