const QUERY = `query ($username: String!, $after: String) {
  user(username: $username) { comments(first: 100, after: $after) {
    nodes { createdAt body { text } } pageInfo { hasNextPage endCursor }
  } }
}`;

export async function* allComments(url: string, username: string) {
  let after: string | null = null;
  do {
    const body = JSON.stringify({ query: QUERY, variables: { username, after } });
    const headers = { 'content-type': 'application/json' };
    const response: Response = await fetch(url, { method: 'POST', headers, body });
    const { nodes, pageInfo } = (await response.json()).data.user.comments;
    yield* nodes;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
}
