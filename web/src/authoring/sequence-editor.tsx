import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { sequenceEditorQuery } from '../__generated__/sequenceEditorQuery.graphql.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { DeleteSequence } from './delete-sequence.tsx';
import { SequenceForm } from './sequence-form.tsx';
import { SequencePosts } from './sequence-posts.tsx';

interface SequenceEditorProps {
  /** Of the sequence to edit; null for a new one. */
  readonly slug: string | null;
}

/** What its author does with a sequence. */
export default function SequenceEditor({ slug }: SequenceEditorProps) {
  const { viewer, sequence } = useLazyLoadQuery<sequenceEditorQuery>(
    graphql`
      query sequenceEditorQuery($slug: String!, $hasSlug: Boolean!) {
        viewer {
          can(action: SEQUENCE_CREATE) {
            isAllowed
            reason
          }
        }
        sequence(slug: $slug) @include(if: $hasSlug) {
          id
          path
          title
          description {
            markdown
          }
          viewerCan(actions: [SEQUENCE_EDIT]) {
            isAllowed
            reason
          }
        }
      }
    `,
    { slug: slug ?? '', hasSlug: slug !== null },
    { ...useQueryOptions(), fetchPolicy: 'network-only' },
  );
  if (slug !== null && !sequence) return <p className="nothing">There is no such sequence.</p>;
  const permission = sequence ? sequence.viewerCan[0] : viewer.can;
  if (permission && !permission.isAllowed) return <p className="nothing">{permission.reason}</p>;
  if (!sequence) return <SequenceForm sequence={null} initial={{ title: '', description: '' }} />;
  const { title, description } = sequence;
  return (
    <>
      <SequencePosts sequenceId={sequence.id} />
      <h2>Title and description</h2>
      <SequenceForm
        sequence={sequence}
        initial={{ title, description: description?.markdown ?? '' }}
      />
      <DeleteSequence sequenceId={sequence.id} path={sequence.path} />
    </>
  );
}
