import { Link } from 'wouter';
import { wikiPath } from '../wiki/wiki-path.ts';
import { Title, type Titled } from './title.tsx';

interface TopicLinksProps {
  readonly label: string;
  readonly of: { readonly nodes: readonly (Titled & { id: string; slug: string })[] };
}

/** Links to topics; nothing if there are none. */
export function TopicLinks({ label, of: { nodes } }: TopicLinksProps) {
  return (
    nodes.length > 0 && (
      <ul className="meta" aria-label={label}>
        {nodes.map((topic) => (
          <li key={topic.id}>
            <Link href={wikiPath(topic.slug)}>
              <bdi>
                <Title of={topic} />
              </bdi>
            </Link>
          </li>
        ))}
      </ul>
    )
  );
}
