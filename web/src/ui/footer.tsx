import { site } from '../site.ts';

/** The end of every page. */
export function Footer() {
  return (
    <footer className="site-footer">
      <p>
        <bdi>{site.name}</bdi> is read through a GraphQL API
        {site.hasGraphiql && (
          <>
            {' '}
            that you can <a href="/graphiql">ask as well</a>
          </>
        )}
        .
      </p>
    </footer>
  );
}
