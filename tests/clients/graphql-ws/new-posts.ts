import { createClient } from 'graphql-ws';

const QUERY = `subscription ($since: String) {
  postPublished(since: $since) { cursor post { slug title } }
}`;

interface Published {
  readonly postPublished: {
    readonly cursor: string;
    readonly post: { readonly slug: string; readonly title: string };
  };
}

/** Every post from now on, also those that come while there is no connection. */
export async function* newPosts(url: string, webSocketImpl: unknown = WebSocket) {
  let since: string | null = null;
  for (;;) {
    const client = createClient({ url, webSocketImpl, retryAttempts: 0 });
    try {
      for await (const { data } of client.iterate<Published>({
        query: QUERY,
        variables: { since },
      })) {
        if (!data) continue; // the server says that it ends the subscription, and why
        since = data.postPublished.cursor;
        yield data.postPublished.post;
      }
    } catch (error) {
      if (Array.isArray(error)) throw error; // refused; anything else is a lost connection
    } finally {
      await client.dispose();
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
