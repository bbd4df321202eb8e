import { itemChanges } from '../../subject/write/service.ts';
import { BOOKMARKS } from '../model.ts';
import { bookmarks } from '../service.ts';

export const bookmarkChanges = itemChanges({
  ...BOOKMARKS,
  action: 'bookmark.update',
  items: bookmarks,
});
