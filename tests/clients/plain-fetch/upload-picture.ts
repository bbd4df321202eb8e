const CREATE = `mutation ($byteSize: Int!) {
  createUpload(input: { byteSize: $byteSize }) {
    url token upload { id } userErrors { message }
  }
}`;

interface CreatedUpload {
  readonly url: string | null | undefined;
  readonly token: string | null | undefined;
  readonly upload: { readonly id: string } | null | undefined;
  readonly userErrors: readonly { readonly message: string }[];
}

/** Uploads a picture and returns the Markdown that shows it. */
export async function uploadPicture(api: string, token: string, file: Blob, description: string) {
  const response = await fetch(api, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: CREATE, variables: { byteSize: file.size } }),
  });
  const { data, errors } = await response.json();
  if (!data?.createUpload) throw new Error(errors[0].message);
  return sendPicture(data.createUpload, file, description);
}

/** Does the same with what `createUpload` has answered, with any client. */
export async function sendPicture(created: CreatedUpload, file: Blob, description: string) {
  const { url, token, upload, userErrors } = created;
  if (!url || !token || !upload) throw new Error(userErrors[0]?.message);
  const headers = { 'x-upload-token': token };
  const sent = await fetch(url, { method: 'PUT', headers, body: file });
  if (!sent.ok) throw new Error(await sent.text()); // such as: it is no picture
  return `![${description}](upload:${upload.id})`;
}
