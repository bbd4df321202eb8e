import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { adminPageQuery } from '../__generated__/adminPageQuery.graphql.ts';
import { PATHS } from '../paths.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { Moment } from '../ui/moment.tsx';
import { NotFound } from '../ui/not-found.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

const QUEUES: Readonly<Record<string, string>> = {
  mail: 'E-mails to send',
  webhooks: 'Webhooks to deliver',
  webhooks_failed: 'Webhook deliveries that are not tried again',
  data_exports: 'Exports of personal data that wait',
  reports: 'Reports that wait for moderators',
  reindex: 'Searches that wait for “commonplace reindex”',
};

/** What administrators want to know of the server. For all others there is no such page. */
export default function AdminPage() {
  const { viewer } = useLazyLoadQuery<adminPageQuery>(
    graphql`
      query adminPageQuery {
        viewer {
          administration {
            startedAt
            memoryMegabytes
            queues {
              name
              waiting
              ageSeconds
            }
            commands {
              command
              startedAt
              endedAt
              isGood
              summary
            }
          }
        }
      }
    `,
    {},
    { ...useQueryOptions(), fetchPolicy: 'store-and-network' },
  );
  usePageTitle('Administration');
  const { administration } = viewer;
  if (!administration) return <NotFound what="page" />;
  const { startedAt, memoryMegabytes, queues, commands } = administration;
  return (
    <div className="page about">
      <h1>Administration</h1>
      <p>
        The server answers, and so does its database. This process started <Moment at={startedAt} />{' '}
        and uses {memoryMegabytes} MiB of memory. Texts and reports that wait are on the page for{' '}
        <Link href={PATHS.moderation}>moderation</Link>.
      </p>
      <section aria-labelledby="queues">
        <h2 id="queues">Queues</h2>
        <div className="table-frame">
          <table>
            <thead>
              <tr>
                <th scope="col">Queue</th>
                <th scope="col">Due</th>
                <th scope="col">Oldest</th>
              </tr>
            </thead>
            <tbody>
              {queues.map(({ name, waiting, ageSeconds }) => (
                <tr key={name}>
                  <th scope="row">{QUEUES[name] ?? name}</th>
                  <td>{waiting}</td>
                  <td>{ageSeconds === null ? 'none' : ageOf(ageSeconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section aria-labelledby="commands">
        <h2 id="commands">Imports and checks</h2>
        {commands.length === 0 && (
          <p>
            No import and no <code>commonplace doctor</code> has run yet.
          </p>
        )}
        {commands.map(({ command, startedAt, endedAt, isGood, summary }) => (
          <article className="card" key={`${command} ${startedAt}`}>
            <h3>
              <code>{command}</code>
            </h3>
            <p className="meta">
              <Moment at={startedAt} />
              <span>{outcomeOf(endedAt, isGood)}</span>
            </p>
            {summary !== '' && <pre>{summary}</pre>}
          </article>
        ))}
      </section>
    </div>
  );
}

function outcomeOf(endedAt: string | null | undefined, isGood: boolean | null | undefined): string {
  if (!endedAt) return 'has not ended';
  return isGood ? 'no problems' : 'found problems';
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** In the largest unit of which there is one. */
function ageOf(seconds: number | undefined): string {
  const whole = Math.round(seconds ?? 0);
  const [name, length] = UNITS.find(([, size]) => whole >= size) ?? UNITS[3];
  const count = Math.floor(whole / length);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
