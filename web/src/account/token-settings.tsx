import { useRef, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { tokenSettings_viewer$key } from '../__generated__/tokenSettings_viewer.graphql.ts';
import type {
  TokenScope,
  tokenSettingsCreateMutation,
} from '../__generated__/tokenSettingsCreateMutation.graphql.ts';
import type { tokenSettingsRevokeMutation } from '../__generated__/tokenSettingsRevokeMutation.graphql.ts';
import { Field, FormProblems } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';
import { Moment } from '../ui/moment.tsx';

interface TokenSettingsProps {
  readonly viewer: tokenSettings_viewer$key;
  readonly onChange: () => void;
}

/** The tokens with which programs act for the member. */
export function TokenSettings({ viewer: key, onChange }: TokenSettingsProps) {
  const { tokens } = useFragment(
    graphql`
      fragment tokenSettings_viewer on Viewer {
        tokens {
          id
          name
          scope
          lastUsedAt
        }
      }
    `,
    key,
  );
  return (
    <section aria-labelledby="tokens-heading" className="settings-part">
      <h2 id="tokens-heading">Tokens for programs</h2>
      <ul className="settings-list">
        {(tokens ?? []).map((token) => (
          <li key={token.id}>
            <span>
              <bdi>{token.name}</bdi>
              <span className="hint">
                {token.scope === 'READ' ? 'Reads' : 'Reads and writes'}
                {token.lastUsedAt ? (
                  <>
                    , last used <Moment at={token.lastUsedAt} />
                  </>
                ) : (
                  ', never used'
                )}
              </span>
            </span>
            <RevokeToken id={token.id} onChange={onChange} />
          </li>
        ))}
      </ul>
      <CreateToken onChange={onChange} />
    </section>
  );
}

function RevokeToken({ id, onChange }: { readonly id: string; readonly onChange: () => void }) {
  const { problems, isPending, onSubmit } = useForm(async () => {
    const { revokeToken } = await mutate<tokenSettingsRevokeMutation>(REVOKE, { id });
    onChange();
    return problemsOf(revokeToken?.userErrors);
  });
  return (
    <form method="post" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={[]} />
      <button type="submit" disabled={isPending}>
        Revoke
      </button>
    </form>
  );
}

const FIELDS = ['name'];

function CreateToken({ onChange }: { readonly onChange: () => void }) {
  const [made, setMade] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { problems, isPending, onSubmit } = useForm(async ({ name = '', scope }) => {
    const { createToken } = await mutate<tokenSettingsCreateMutation>(CREATE, {
      name,
      scope: scope as TokenScope,
    });
    if (createToken?.token) {
      setMade(createToken.token);
      form.current?.reset();
      onChange();
    }
    return problemsOf(createToken?.userErrors);
  });
  return (
    <form ref={form} method="post" className="form" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={FIELDS} />
      <Field name="name" label="Name of a new token" maxLength={100} required problems={problems} />
      <div className="field">
        <label>
          What it allows{' '}
          <select name="scope" defaultValue="READ">
            <option value="READ">To read</option>
            <option value="WRITE">To read and write</option>
          </select>
        </label>
      </div>
      <button type="submit" disabled={isPending}>
        Make a token
      </button>
      <div role="status">
        {made !== null && (
          <p>
            Store this token now; it is not shown again: <code className="secret">{made}</code>
          </p>
        )}
      </div>
    </form>
  );
}

const CREATE = graphql`
  mutation tokenSettingsCreateMutation($name: String!, $scope: TokenScope!) {
    createToken(input: { name: $name, scope: $scope }) {
      token
      userErrors {
        message
        path
      }
    }
  }
`;

const REVOKE = graphql`
  mutation tokenSettingsRevokeMutation($id: ID!) {
    revokeToken(input: { tokenId: $id }) {
      userErrors {
        message
        path
      }
    }
  }
`;
