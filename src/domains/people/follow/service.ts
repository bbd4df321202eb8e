import { viewerItems } from '../subject/service.ts';
import { FOLLOWS, type FollowRow } from './model.ts';

/** The users and content that the viewer follows. */
export const follows = viewerItems<FollowRow>({ noun: 'follow', ...FOLLOWS });
