import { viewerItems } from '../subject/service.ts';
import { BOOKMARKS, type BookmarkRow } from './model.ts';

/** The bookmarks of the viewer. */
export const bookmarks = viewerItems<BookmarkRow>({ noun: 'bookmark', ...BOOKMARKS });
