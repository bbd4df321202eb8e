const BODY = '{ _id version editedAt userId html originalContents { type data } }';

const POST = `{
  _id slug title url userId coauthorUserIds createdAt postedAt lastCommentedAt shortform question debate
  commentsLocked baseScore voteCount tagRelevance contents ${BODY}
}`;

const COMMENT = `{
  _id postId tagId parentCommentId topLevelCommentId userId postedAt lastEditedAt answer retracted deleted
  deletedDate baseScore voteCount extendedScore contents ${BODY}
}`;

const USER = `{
  _id slug username displayName createdAt karma postCount commentCount website biography ${BODY}
}`;

const REVISION = '{ _id documentId version editedAt updateType userId commitMessage draft }';

/** The queries of a ForumMagnum site of 2026, whose lists take a `selector`. */
export const queries = {
  probe: `query Probe { __type(name: "Query") { fields { name args { name } } } }`,
  userBySlug: `query UserBySlug($slug: String!) { GetUserBySlug(slug: $slug) ${USER} }`,
  usersByIds: `query UsersByIds($ids: [String!], $limit: Int) {
    users(selector: { usersByUserIds: { userIds: $ids } }, limit: $limit) { results ${USER} }
  }`,
  postsOfUser: `query PostsOfUser($ofUser: String, $limit: Int, $offset: Int) {
    posts(selector: { userPosts: { userId: $ofUser, sortedBy: "old", authorIsUnreviewed: null } },
      limit: $limit, offset: $offset) { results ${POST} }
  }`,
  postsByIds: `query PostsByIds($ids: [String!], $limit: Int) {
    posts(selector: { default: { exactPostIds: $ids } }, limit: $limit) { results ${POST} }
  }`,
  commentsOfUser: `query CommentsOfUser($ofUser: String, $limit: Int, $offset: Int) {
    comments(selector: { profileComments: { userId: $ofUser, sortBy: "old", authorIsUnreviewed: null } },
      limit: $limit, offset: $offset) { results ${COMMENT} }
  }`,
  commentsByIds: `query CommentsByIds($ids: [String!], $limit: Int) {
    comments(selector: { default: { commentIds: $ids } }, limit: $limit) { results ${COMMENT} }
  }`,
  tags: `query Tags($limit: Int, $offset: Int) {
    tags(selector: { allPublicTags: {} }, limit: $limit, offset: $offset) {
      results { _id slug oldSlugs name createdAt userId deleted }
    }
  }`,
  editsOfUser: `query EditsOfUser($ofUser: String, $limit: Int, $offset: Int) {
    revisions(selector: { revisionsByUser: { userId: $ofUser } }, limit: $limit, offset: $offset) {
      results ${REVISION}
    }
  }`,
  history: `query History($ofDocument: String, $field: String, $olderThan: String, $limit: Int) {
    revisions(selector: { revisionsOnDocument: { documentId: $ofDocument, fieldName: $field, before: $olderThan } },
      limit: $limit) { results ${REVISION} }
  }`,
  texts: `query HistoryTexts($ofDocument: String, $field: String, $olderThan: String, $limit: Int) {
    revisions(selector: { revisionsOnDocument: { documentId: $ofDocument, fieldName: $field, before: $olderThan } },
      limit: $limit) { results { _id editedAt html originalContents { type data } } }
  }`,
  sequencesOfUser: `query SequencesOfUser($ofUser: String, $limit: Int) {
    sequences(selector: { userProfile: { userId: $ofUser } }, limit: $limit) {
      results {
        _id title userId createdAt draft isDeleted contents ${BODY}
        chapters { _id number title postIds }
      }
    }
  }`,
};
