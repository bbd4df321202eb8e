const CREATE = `mutation ($input: CreatePostInput!) {
  createPost(input: $input) { post { id slug } userErrors { message path } }
}`;

interface NewPost {
  readonly title: string;
  readonly markdown: string;
  readonly linkUrl?: string;
}

interface UserError {
  readonly message: string;
  readonly path: readonly string[] | null;
}

/** Returns the new draft, or else what to show beside each field of the form. */
export async function createPost(url: string, token: string, input: NewPost) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: CREATE, variables: { input } }),
  });
  const { data, errors } = await response.json();
  if (!data?.createPost) throw new Error(errors[0].message); // nothing that this user can solve
  const { post, userErrors } = data.createPost;
  const problems: [string, string][] = userErrors.map(({ path, message }: UserError) => [
    path?.slice(1).join('.') ?? 'form',
    message,
  ]);
  return { post, problems: Object.fromEntries(problems) };
}
