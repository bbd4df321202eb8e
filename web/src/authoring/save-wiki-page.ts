import { graphql } from 'react-relay/hooks';
import type { saveWikiPageCreateMutation } from '../__generated__/saveWikiPageCreateMutation.graphql.ts';
import type { saveWikiPageEditMutation } from '../__generated__/saveWikiPageEditMutation.graphql.ts';
import type { saveWikiPageParentsMutation } from '../__generated__/saveWikiPageParentsMutation.graphql.ts';
import type { saveWikiPageRenameMutation } from '../__generated__/saveWikiPageRenameMutation.graphql.ts';
import type { saveWikiPageRevertMutation } from '../__generated__/saveWikiPageRevertMutation.graphql.ts';
import { mutate, problemsOf } from '../forms/mutate.ts';
import type { Problem } from '../forms/problem.ts';
import { conflictIn } from './conflict-in.ts';
import type { Surroundings } from './sections.ts';
import type { StoredForm } from './use-stored-form.ts';
import type { WikiValues } from './wiki-values.ts';

/** What came of sending a wiki page. */
export interface SavedWikiPage {
  readonly problems: readonly Problem[];
  /** Null if nothing was saved, and for a new page that is held. */
  readonly path: string | null;
  /** Whether a moderator reads it before it is shown. */
  readonly isHeld: boolean;
}

/** @throws Error when the operation failed */
export async function createWikiPage(form: StoredForm<WikiValues>): Promise<SavedWikiPage> {
  const { key, values } = form.latest();
  const { title, markdown, summary } = values;
  const input = { title, markdown, summary, idempotencyKey: key };
  const { createWikiPage: answer } = await mutate<saveWikiPageCreateMutation>(CREATE, { input });
  return accepted(form, key, answer);
}

/** What is wrong with a section that would hide the text after it. */
const SECTION_RUNS_ON: Problem = {
  field: 'markdown',
  message:
    'The next section would become a part of this one. Close the code block or formula at the end of the text.',
};

/**
 * Changes a page. A conflict is put into the form, with the merged text of the whole page.
 *
 * @throws Error when the operation failed
 */
export async function editWikiPage(
  form: StoredForm<WikiValues>,
  pageId: string,
): Promise<SavedWikiPage> {
  const { key, values } = form.latest();
  const { summary, isMinor, basedOn, surroundings } = values;
  const markdown = await wholeText(surroundings, values.markdown);
  if (markdown === null) return { problems: [SECTION_RUNS_ON], path: null, isHeld: false };
  const input = { pageId, markdown, summary, isMinor, basedOn };
  const { editWikiPage: answer } = await mutate<saveWikiPageEditMutation>(EDIT, { input });
  const merged = conflictIn(answer?.userErrors ?? [], markdown);
  if (merged !== null) form.change({ ...merged, surroundings: null });
  return accepted(form, key, answer);
}

async function wholeText(surroundings: Surroundings | null, text: string): Promise<string | null> {
  if (surroundings === null) return text;
  // Whoever edits a section has loaded it.
  const { putBack } = await import('./sections.ts');
  return putBack(surroundings, text);
}

interface Revert {
  readonly pageId: string;
  readonly revisionId: string;
  readonly basedOn: number;
  readonly summary: string;
}

/** @throws Error when the operation failed */
export async function revertWikiPage(input: Revert): Promise<SavedWikiPage> {
  const { revertWikiPage: answer } = await mutate<saveWikiPageRevertMutation>(REVERT, { input });
  return savedOf(answer);
}

interface Rename {
  readonly pageId: string;
  readonly title: string;
  readonly summary: string;
}

/** @throws Error when the operation failed */
export async function renameWikiPage(input: Rename): Promise<SavedWikiPage> {
  const { renameWikiPage: answer } = await mutate<saveWikiPageRenameMutation>(RENAME, { input });
  return savedOf(answer);
}

interface Parents {
  readonly pageId: string;
  readonly parentIds: readonly string[];
  readonly basedOnParentIds: readonly string[];
}

/** @throws Error when the operation failed */
export async function setParentTopics(input: Parents): Promise<SavedWikiPage> {
  const { setParentTopics: answer } = await mutate<saveWikiPageParentsMutation>(PARENTS, { input });
  return savedOf(answer);
}

interface Answer {
  readonly wikiPage: { readonly path: string } | null | undefined;
  readonly heldEdit: { readonly id: string } | null | undefined;
  readonly userErrors: Parameters<typeof problemsOf>[0];
}

function accepted(
  form: StoredForm<WikiValues>,
  key: string,
  answer: Answer | null | undefined,
): SavedWikiPage {
  const saved = savedOf(answer);
  if (saved.path !== null || saved.isHeld) form.accept(key);
  return saved;
}

function savedOf(answer: Answer | null | undefined): SavedWikiPage {
  return {
    problems: problemsOf(answer?.userErrors),
    path: answer?.wikiPage?.path ?? null,
    isHeld: Boolean(answer?.heldEdit),
  };
}

const CREATE = graphql`
  mutation saveWikiPageCreateMutation($input: CreateWikiPageInput!) {
    createWikiPage(input: $input) {
      wikiPage {
        path
      }
      heldEdit {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const EDIT = graphql`
  mutation saveWikiPageEditMutation($input: EditWikiPageInput!) {
    editWikiPage(input: $input) {
      wikiPage {
        path
      }
      heldEdit {
        id
      }
      userErrors {
        __typename
        message
        path
        ... on EditConflict {
          base
          theirs
          merged
          version
        }
      }
    }
  }
`;

const REVERT = graphql`
  mutation saveWikiPageRevertMutation($input: RevertWikiPageInput!) {
    revertWikiPage(input: $input) {
      wikiPage {
        path
      }
      heldEdit {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const RENAME = graphql`
  mutation saveWikiPageRenameMutation($input: RenameWikiPageInput!) {
    renameWikiPage(input: $input) {
      wikiPage {
        path
      }
      heldEdit {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const PARENTS = graphql`
  mutation saveWikiPageParentsMutation($input: SetParentTopicsInput!) {
    setParentTopics(input: $input) {
      wikiPage {
        path
      }
      heldEdit {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`;
