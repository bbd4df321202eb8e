// One file to load for all that members do on a page: its parts then ask the server together.

export { ChangedComments } from '../live/changed-comments.ts';
export { NewComments } from '../live/new-comments.tsx';
export { NewCount } from '../visit/new-count.tsx';
export { Bell } from './bell.tsx';
export { CommentActions } from './comment-actions.tsx';
export { PostActions } from './post-actions.tsx';
export { TopicRelevance } from './topic-relevance.tsx';
export { UserActions } from './user-actions.tsx';
export { VersionTools } from './version-tools.tsx';
export { WikiPageActions } from './wiki-page-actions.tsx';
