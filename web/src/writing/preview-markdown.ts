import { graphql } from 'react-relay/hooks';
import type { previewMarkdownQuery } from '../__generated__/previewMarkdownQuery.graphql.ts';
import { mutate } from '../forms/mutate.ts';
import { quoteConflicts } from './quote-conflicts.ts';

/** What a text is for. */
export type PreviewContext = previewMarkdownQuery['variables']['context'];

/**
 * The HTML of a text, as it will be shown. Of a conflict, it has both texts.
 *
 * @throws Error when the server does not give it
 */
export async function previewMarkdown(markdown: string, context: PreviewContext): Promise<string> {
  const { preview } = await mutate<previewMarkdownQuery>(QUERY, {
    markdown: quoteConflicts(markdown),
    context,
  });
  return preview?.html ?? '';
}

const QUERY = graphql`
  query previewMarkdownQuery($markdown: String!, $context: PreviewContext!) {
    preview(markdown: $markdown, context: $context) {
      html
    }
  }
`;
