import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import type { DiffHunk, PostRevisionRow, RevisionRow, WikiContributionRow } from './model.ts';
import type { RevisionDiff } from './service.ts';

export const Revision = builder.interfaceRef<RevisionRow>('Revision');

export const WikiContribution = builder.objectRef<WikiContributionRow>('WikiContribution');
export const WikiContributionConnection = connectionType(WikiContribution, {
  things: 'versions of wiki pages',
});

export const PostRevision = builder.objectRef<PostRevisionRow>('PostRevision');
export const PostRevisionConnection = connectionType(PostRevision, {
  things: 'versions of a post',
});

export const DiffHunkRef = builder.objectRef<DiffHunk>('DiffHunk');

export const RevisionDiffRef = builder.objectRef<RevisionDiff>('RevisionDiff');
