import { graphql } from 'react-relay/hooks';
import type { uploadPictureMutation } from '../__generated__/uploadPictureMutation.graphql.ts';
import { mutate } from '../forms/mutate.ts';

/**
 * Sends a picture to the server.
 *
 * @param onProgress gets the part that was sent, from 0 to 1
 * @returns the id of the upload
 * @throws Error with what the server refused
 */
export async function uploadPicture(
  file: File,
  onProgress: (part: number) => void,
): Promise<string> {
  const input = { byteSize: file.size };
  const { createUpload } = await mutate<uploadPictureMutation>(ANNOUNCE, { input });
  const [refusal] = createUpload?.userErrors ?? [];
  if (refusal) throw new Error(refusal.message);
  const { url, token, upload } = createUpload ?? {};
  if (!url || !token || !upload) throw new Error('The server did not take the picture.');
  await put(file, { path: new URL(url, location.href).pathname, token, onProgress });
  return upload.id;
}

const ANNOUNCE = graphql`
  mutation uploadPictureMutation($input: CreateUploadInput!) {
    createUpload(input: $input) {
      url
      token
      upload {
        id
      }
      userErrors {
        message
      }
    }
  }
`;

interface Sending {
  readonly path: string;
  readonly token: string;
  readonly onProgress: (part: number) => void;
}

/** `fetch` does not tell how much of a body was sent. */
function put(file: File, { path, token, onProgress }: Sending): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', path);
    request.setRequestHeader('x-upload-token', token);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status === 201) resolve();
      else reject(new Error(messageOf(request)));
    };
    request.onerror = () =>
      reject(new Error('The server could not be reached, or refused the file. Are you online?'));
    request.send(file);
  });
}

function messageOf({ status, responseText }: XMLHttpRequest): string {
  try {
    return JSON.parse(responseText).errors[0].message;
  } catch {
    return `The server answered with status ${status}.`;
  }
}
