import graphql from '@graphql-eslint/eslint-plugin';

/** Types without an identity of their own: parts of lists, results of mutations, and values. */
const WITHOUT_ID = {
  suffixes: ['Connection', 'Edge', 'Payload', 'Added', 'Changed', 'Edited', 'Published'],
  types: [
    'Administration',
    'CommentDiff',
    'DataExport',
    'DiffHunk',
    'EditConflict',
    'GeneralUserError',
    'Heading',
    'Image',
    'Link',
    'MailSettings',
    'NotificationSetting',
    'OperatorCommand',
    'PageInfo',
    'Permission',
    'PollOption',
    'PostAuthor',
    'RateLimit',
    'ReactionCount',
    'RevisionDiff',
    'RichText',
    'SavedDraft',
    'SearchHighlights',
    'SearchTypeCount',
    'SequenceEntry',
    'SequenceNeighbours',
    'SignInMethods',
    'SiteCounts',
    'SiteLimits',
    'SiteReaction',
    'Vote',
    'WikiContributor',
    'WorkQueue',
  ],
};

export default [
  {
    files: ['schema.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // `nodes` is a list of nodes without edges, as in GitHub's API. Links, entries of sequences and
      // other values are items of lists without being nodes.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false },
      ],
      '@graphql-eslint/strict-id-in-types': ['error', { exceptions: WITHOUT_ID }],
      // `User.username` and `Report.reporter` begin like their types, and mean something else.
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
];
