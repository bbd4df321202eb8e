import { graphql } from 'react-relay/hooks';
import type { RecordProxy, RecordSourceSelectorProxy } from 'relay-runtime';
import type { changeReactionMutation } from '../__generated__/changeReactionMutation.graphql.ts';
import type { changeReactionUndoMutation } from '../__generated__/changeReactionUndoMutation.graphql.ts';
import type { Action } from '../member/use-action.ts';

interface Change {
  readonly subjectId: string;
  readonly name: string;
  readonly emoji: string;
  /** Whether the viewer has reacted so until now. */
  readonly isOn: boolean;
}

/** Adds a reaction of the viewer, or removes it. The page counts it at once, and undoes what the server refuses. */
export function changeReaction(action: Action, change: Change): Promise<boolean> {
  const { subjectId, name, isOn } = change;
  return action.run<changeReactionMutation | changeReactionUndoMutation>({
    mutation: isOn ? UNDO : MUTATION,
    variables: { input: { subjectId, name } },
    optimisticUpdater: (store) => count(store, change),
  });
}

function count(store: RecordSourceSelectorProxy, { subjectId, name, emoji, isOn }: Change): void {
  const subject = store.get(subjectId);
  if (!subject) return;
  const counts = (subject.getLinkedRecords('reactionCounts') ?? []) as readonly RecordProxy[];
  const before = counts.find((record) => record.getValue('name') === name);
  if (before !== undefined && before.getValue('viewerHasReacted') !== isOn) return;
  const number = Number(before?.getValue('count') ?? 0) + (isOn ? -1 : 1);
  const id = `client:reaction:${subjectId}:${name}`;
  const after = store.get(id) ?? store.create(id, 'ReactionCount');
  after.setValue(name, 'name');
  after.setValue(emoji, 'emoji');
  after.setValue(number, 'count');
  after.setValue(!isOn, 'viewerHasReacted');
  const others = counts.map((record) => (record === before ? after : record));
  const all = before === undefined ? [...counts, after] : others;
  subject.setLinkedRecords(
    all.filter((record) => Number(record.getValue('count')) > 0),
    'reactionCounts',
  );
}

const MUTATION = graphql`
  mutation changeReactionMutation($input: AddReactionInput!) {
    addReaction(input: $input) {
      subject {
        id
        ...reactionButtons_subject
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UNDO = graphql`
  mutation changeReactionUndoMutation($input: RemoveReactionInput!) {
    removeReaction(input: $input) {
      subject {
        id
        ...reactionButtons_subject
      }
      userErrors {
        message
        path
      }
    }
  }
`;
