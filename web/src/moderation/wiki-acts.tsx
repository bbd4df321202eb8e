import { graphql } from 'react-relay/hooks';
import { WikiPageField } from '../writing/wiki-page-field.tsx';
import type { ActForms, MoreFields } from './act-forms.ts';

const TARGET: MoreFields = {
  names: ['targetId'],
  render: (problems, subjectId) => (
    <WikiPageField
      name="targetId"
      label="Page that stays"
      hint="Comments, posts and addresses of this page go there; its text does not. Type the beginning of a title, and choose a page."
      problems={problems}
      exceptId={subjectId}
    />
  ),
  check: ({ targetIdChosen }) =>
    targetIdChosen
      ? []
      : [{ field: 'targetId', message: 'Choose a page from the list that opens as you type.' }],
  variablesOf: ({ targetIdChosen = '' }) => ({ targetId: targetIdChosen }),
};

const DELETE = graphql`
  mutation wikiActsDeleteMutation($id: ID!, $reason: String!) {
    deleteWikiPage(input: { pageId: $id, reason: $reason }) {
      wikiPage {
        ...wikiTools_page
        ...wikiPageActions_page
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const RESTORE = graphql`
  mutation wikiActsRestoreMutation($id: ID!, $reason: String!) {
    restoreWikiPage(input: { pageId: $id, reason: $reason }) {
      wikiPage {
        ...wikiTools_page
        ...wikiPageActions_page
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const PROTECT = graphql`
  mutation wikiActsProtectMutation($id: ID!, $reason: String!) {
    protectWikiPage(input: { pageId: $id, reason: $reason }) {
      wikiPage {
        ...wikiTools_page
        ...wikiPageActions_page
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UNPROTECT = graphql`
  mutation wikiActsUnprotectMutation($id: ID!, $reason: String!) {
    unprotectWikiPage(input: { pageId: $id, reason: $reason }) {
      wikiPage {
        ...wikiTools_page
        ...wikiPageActions_page
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const MERGE = graphql`
  mutation wikiActsMergeMutation($id: ID!, $targetId: ID!, $reason: String!) {
    mergeWikiPages(input: { sourceId: $id, targetId: $targetId, reason: $reason }) {
      mergedPage {
        ...wikiTools_page
        ...wikiPageActions_page
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const HIDE_VERSION = graphql`
  mutation wikiActsHideVersionMutation($id: ID!, $reason: String!) {
    hideWikiContribution(input: { contributionId: $id, reason: $reason }) {
      contribution {
        isHidden
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UNHIDE_VERSION = graphql`
  mutation wikiActsUnhideVersionMutation($id: ID!, $reason: String!) {
    unhideWikiContribution(input: { contributionId: $id, reason: $reason }) {
      contribution {
        isHidden
      }
      userErrors {
        message
        path
      }
    }
  }
`;

/** What moderators do to pages of the wiki and their versions. */
export const WIKI_ACTS = {
  WIKI_PAGE_PROTECT: { mutation: PROTECT, submitLabel: 'Protect the page' },
  WIKI_PAGE_UNPROTECT: { mutation: UNPROTECT, submitLabel: 'Unprotect the page' },
  WIKI_PAGE_MERGE: { mutation: MERGE, submitLabel: 'Merge the page', more: TARGET },
  WIKI_PAGE_DELETE: { mutation: DELETE, submitLabel: 'Delete the page' },
  WIKI_PAGE_RESTORE: { mutation: RESTORE, submitLabel: 'Restore the page' },
  WIKI_CONTRIBUTION_HIDE: { mutation: HIDE_VERSION, submitLabel: 'Hide the text' },
  WIKI_CONTRIBUTION_UNHIDE: { mutation: UNHIDE_VERSION, submitLabel: 'Show the text again' },
} satisfies ActForms;
