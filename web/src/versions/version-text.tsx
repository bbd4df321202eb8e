import type { ReactNode } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { versionTextQuery } from '../__generated__/versionTextQuery.graphql.ts';
import { RichHtml } from '../text/rich-html.tsx';
import { useQueryOptions } from '../ui/attempt.ts';

interface VersionTextProps {
  readonly id: string;
  /** Of its topmost headings: one below the heading that it stands under. */
  readonly headingLevel: number;
  /** Leads to the text with marks. */
  readonly other: ReactNode;
}

/** The text of a version as it was. */
export function VersionText({ id, headingLevel, other }: VersionTextProps) {
  const { node } = useLazyLoadQuery<versionTextQuery>(
    graphql`
      query versionTextQuery($id: ID!) {
        node(id: $id) {
          ... on Revision {
            version
            isHidden
            body {
              html
            }
          }
          ... on CommentRevision {
            version
            body {
              html
            }
          }
        }
      }
    `,
    { id },
    useQueryOptions(),
  );
  if (!node?.body) return <p className="nothing">There is no such version.</p>;
  if (node.isHidden && node.body.html === '') {
    return <p className="nothing">Moderators have hidden this version.</p>;
  }
  return (
    <>
      <p className="meta">
        <span>Version {node.version} as it was</span>
        {other}
      </p>
      <RichHtml html={node.body.html} headingLevel={headingLevel} isRepeated />
    </>
  );
}
