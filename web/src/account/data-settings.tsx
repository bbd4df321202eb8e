import { useEffect, useEffectEvent } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { dataSettings_viewer$key } from '../__generated__/dataSettings_viewer.graphql.ts';
import type { dataSettingsMutation } from '../__generated__/dataSettingsMutation.graphql.ts';
import { FormProblems } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';
import { Moment } from '../ui/moment.tsx';

/** How often the page asks whether the file is ready, in ms. */
const INTERVAL = 3_000;

interface DataSettingsProps {
  readonly viewer: dataSettings_viewer$key;
  readonly onChange: () => void;
}

/** A file with all that belongs to the member. */
export function DataSettings({ viewer: key, onChange }: DataSettingsProps) {
  const { dataExport } = useFragment(
    graphql`
      fragment dataSettings_viewer on Viewer {
        dataExport {
          state
          url
          expiresAt
        }
      }
    `,
    key,
  );
  const { problems, isPending, onSubmit } = useForm(async () => {
    const { exportMyData } = await mutate<dataSettingsMutation>(EXPORT, {});
    onChange();
    return problemsOf(exportMyData?.userErrors);
  });
  const isRunning = dataExport?.state === 'RUNNING';
  const ask = useEffectEvent(onChange);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => ask(), INTERVAL);
    return () => clearInterval(timer);
  }, [isRunning]);
  return (
    <section aria-labelledby="data-heading" className="settings-part">
      <h2 id="data-heading">Your data</h2>
      <p className="hint">
        A ZIP archive with your profile, texts, votes, settings and pictures. It can be downloaded
        for 7 days.
      </p>
      <form method="post" className="form" onSubmit={onSubmit}>
        <FormProblems problems={problems} fields={[]} />
        <div role="status">
          {isRunning && <p>The archive is being written.</p>}
          {dataExport?.state === 'FAILED' && <p>The archive could not be written. Try again.</p>}
          {dataExport?.url && (
            <p>
              <a href={dataExport.url} download>
                Download the archive
              </a>{' '}
              {dataExport.expiresAt && (
                <span className="hint">
                  It is deleted <Moment at={dataExport.expiresAt} />.
                </span>
              )}
            </p>
          )}
        </div>
        <button type="submit" disabled={isPending || isRunning}>
          Write an archive
        </button>
      </form>
    </section>
  );
}

const EXPORT = graphql`
  mutation dataSettingsMutation {
    exportMyData(input: {}) {
      userErrors {
        message
        path
      }
    }
  }
`;
