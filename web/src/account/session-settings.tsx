import { graphql, useFragment } from 'react-relay/hooks';
import type { sessionSettings_viewer$key } from '../__generated__/sessionSettings_viewer.graphql.ts';
import type { sessionSettingsEndAllMutation } from '../__generated__/sessionSettingsEndAllMutation.graphql.ts';
import type { sessionSettingsEndMutation } from '../__generated__/sessionSettingsEndMutation.graphql.ts';
import { FormProblems } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';
import { Moment } from '../ui/moment.tsx';
import { reloadAsOther } from './next-path.ts';

interface SessionSettingsProps {
  readonly viewer: sessionSettings_viewer$key;
  readonly onChange: () => void;
}

/** Where the member is signed in. */
export function SessionSettings({ viewer: key, onChange }: SessionSettingsProps) {
  const { sessions } = useFragment(
    graphql`
      fragment sessionSettings_viewer on Viewer {
        sessions {
          id
          userAgent
          lastUsedAt
          isCurrent
        }
      }
    `,
    key,
  );
  const { problems, isPending, onSubmit } = useForm(async () => {
    const { endSessions } = await mutate<sessionSettingsEndAllMutation>(END_ALL, {});
    const found = problemsOf(endSessions?.userErrors);
    if (found.length === 0) reloadAsOther('/sign-in');
    return found;
  });
  return (
    <section aria-labelledby="sessions-heading" className="settings-part">
      <h2 id="sessions-heading">Where you are signed in</h2>
      <ul className="settings-list">
        {(sessions ?? []).map((session) => (
          <li key={session.id}>
            <span>
              <bdi>{session.userAgent || 'An unknown browser'}</bdi>
              <span className="hint">
                {session.isCurrent ? 'This browser' : 'Last used'}
                {!session.isCurrent && (
                  <>
                    {' '}
                    <Moment at={session.lastUsedAt} />
                  </>
                )}
              </span>
            </span>
            {!session.isCurrent && <EndSession id={session.id} onChange={onChange} />}
          </li>
        ))}
      </ul>
      <form method="post" className="form" onSubmit={onSubmit}>
        <FormProblems problems={problems} fields={[]} />
        <button type="submit" disabled={isPending}>
          Sign out everywhere
        </button>
      </form>
    </section>
  );
}

interface EndSessionProps {
  readonly id: string;
  readonly onChange: () => void;
}

function EndSession({ id, onChange }: EndSessionProps) {
  const { problems, isPending, onSubmit } = useForm(async () => {
    const { endSession } = await mutate<sessionSettingsEndMutation>(END, { id });
    onChange();
    return problemsOf(endSession?.userErrors);
  });
  return (
    <form method="post" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={[]} />
      <button type="submit" disabled={isPending}>
        Sign out
      </button>
    </form>
  );
}

const END = graphql`
  mutation sessionSettingsEndMutation($id: ID!) {
    endSession(input: { sessionId: $id }) {
      userErrors {
        message
        path
      }
    }
  }
`;

const END_ALL = graphql`
  mutation sessionSettingsEndAllMutation {
    endSessions(input: {}) {
      userErrors {
        message
        path
      }
    }
  }
`;
