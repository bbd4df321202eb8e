const CREATE = `mutation ($byteSize: Int!) {
  createUpload(input: { byteSize: $byteSize }) {
    url token upload { id } userErrors { message }
  }
}`;

/** Uploads a picture and returns the Markdown that shows it. */
export async function uploadPicture(api: string, token: string, file: Blob, description: string) {
  const response = await fetch(api, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: CREATE, variables: { byteSize: file.size } }),
  });
  const { data, errors } = await response.json();
  if (!data?.createUpload) throw new Error(errors[0].message);
  const { url, token: uploadToken, upload, userErrors } = data.createUpload;
  if (userErrors.length > 0) throw new Error(userErrors[0].message);
  const headers = { 'x-upload-token': uploadToken };
  const sent = await fetch(url, { method: 'PUT', headers, body: file });
  if (!sent.ok) throw new Error(await sent.text()); // such as: it is no picture
  return `![${description}](upload:${upload.id})`;
}
