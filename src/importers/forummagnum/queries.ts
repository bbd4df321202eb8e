const BODY = '{ _id version editedAt userId html originalContents { type data } }';

const POST = `{
  _id slug title url userId coauthorUserIds createdAt postedAt lastCommentedAt shortform question debate
  commentsLocked curatedDate baseScore voteCount tagRelevance contents ${BODY}
}`;

const COMMENT = `{
  _id postId tagId parentCommentId topLevelCommentId userId postedAt lastEditedAt answer retracted deleted
  deletedDate baseScore voteCount extendedScore contents ${BODY}
}`;

const USER = `{
  _id slug oldSlugs username displayName createdAt karma postCount commentCount website shortformFeedId biography ${BODY}
}`;

const REVISION = '{ _id documentId version editedAt updateType userId commitMessage draft }';

const TEXT = '{ _id editedAt html originalContents { type data } }';

const SEQUENCE = `{
  _id title userId createdAt draft isDeleted contents ${BODY}
  chapters { _id number title postIds }
}`;

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
  texts: `query HistoryTexts($ofDocument: String, $field: String, $olderThan: String, $limit: Int) {
    revisions(selector: { revisionsOnDocument: { documentId: $ofDocument, fieldName: $field, before: $olderThan } },
      limit: $limit) { results ${TEXT} }
  }`,
  firstPosts: `query FirstPosts($limit: Int) {
    posts(selector: { default: { sortedBy: "old", groupId: null, includeRelatedQuestions: "true" } }, limit: $limit) {
      results { postedAt }
    }
  }`,
  postsInTime: `query Posts($after: String, $upTo: String, $limit: Int) {
    posts(selector: { default: {
      after: $after, before: $upTo, sortedBy: "old", groupId: null, includeRelatedQuestions: "true"
    } }, limit: $limit) { results ${POST} }
  }`,
  commentsInTime: `query Comments($after: String, $upTo: String, $limit: Int) {
    comments(selector: { allRecentComments: { after: $after, before: $upTo, sortBy: "old" } }, limit: $limit) {
      results ${COMMENT}
    }
  }`,
  deletedComments: `query DeletedComments($limit: Int, $offset: Int) {
    comments(selector: { allCommentsDeleted: {} }, limit: $limit, offset: $offset) { results ${COMMENT} }
  }`,
  dialogueResponses: `query DialogueResponses($ofPost: String, $limit: Int) {
    comments(selector: { debateResponses: { postId: $ofPost } }, limit: $limit) { results ${COMMENT} }
  }`,
  sequences: `query Sequences($limit: Int, $offset: Int) {
    sequences(selector: { default: {} }, limit: $limit, offset: $offset) { results ${SEQUENCE} }
  }`,
  sequencesOfUser: `query SequencesOfUser($ofUser: String, $limit: Int) {
    sequences(selector: { userProfile: { userId: $ofUser } }, limit: $limit) { results ${SEQUENCE} }
  }`,
};

/** The versions of so many texts at once, without the texts: `of0`, `of1` and so on. */
export function historiesQuery(count: number): string {
  return ofMany('Histories', count, REVISION);
}

/** The same with the texts alone. */
export function historyTextsQuery(count: number): string {
  return ofMany('HistoryTexts', count, TEXT);
}

/** Each document has a variable of its own: the API refuses two values under one name. */
function ofMany(name: string, count: number, fields: string): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const variables = numbers.map((index) => `$of${index}: String`).join(' ');
  const lists = numbers.map(
    (index) =>
      `of${index}: revisions(selector: { revisionsOnDocument: { documentId: $of${index}, fieldName: $field } }, ` +
      `limit: $limit) { results ${fields} }`,
  );
  return `query ${name}(${variables} $field: String, $limit: Int) {\n${lists.join('\n')}\n}`;
}
