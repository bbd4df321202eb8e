import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

/** What a browser would send, for a site at this address. */
interface Ceremony {
  readonly challenge: string;
  readonly origin: string;
}

/** A device that makes one passkey, as WebAuthn has it (Level 2, section 6). */
export interface SecurityKey {
  readonly credentialId: string;
  /** Makes the passkey. */
  create(ceremony: Ceremony): object;
  /** Signs with it; counts the uses. */
  sign(ceremony: Ceremony): object;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

export function securityKey({
  verifiesUser = true,
  counts = true,
  idLength = 32,
}: {
  readonly verifiesUser?: boolean;
  readonly counts?: boolean;
  readonly idLength?: number;
} = {}): SecurityKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(idLength);
  const credentialId = id.toString('base64url');
  let uses = 0;

  function authenticatorData(origin: string, more: Buffer | null): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(counts ? uses : 0);
    const verified = verifiesUser ? USER_VERIFIED : 0;
    const flags = USER_PRESENT | verified | (more === null ? 0 : HAS_CREDENTIAL);
    const site = createHash('sha256').update(new URL(origin).hostname).digest();
    return Buffer.concat([site, Buffer.from([flags]), counter, more ?? Buffer.alloc(0)]);
  }

  /** The key as COSE has it: a map in CBOR. */
  const coseKey = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);

  const answer = (response: Readonly<Record<string, Buffer>>) => ({
    id: credentialId,
    rawId: credentialId,
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(
      Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')]),
    ),
  });

  return {
    credentialId,
    create({ challenge, origin }) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, coseKey]);
      const data = authenticatorData(origin, credential);
      return answer({
        clientDataJSON: clientData({ type: 'webauthn.create', challenge, origin }),
        attestationObject: Buffer.concat([
          Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
          dataLength(data),
          data,
        ]),
      });
    },
    sign({ challenge, origin }) {
      uses += 1;
      const authenticator = authenticatorData(origin, null);
      const client = clientData({ type: 'webauthn.get', challenge, origin });
      const signed = Buffer.concat([authenticator, createHash('sha256').update(client).digest()]);
      return answer({
        clientDataJSON: client,
        authenticatorData: authenticator,
        signature: createSign('sha256').update(signed).sign(privateKey),
      });
    },
  };
}

/** In CBOR: two bytes, whatever the length. */
function dataLength({ length }: Buffer): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(length);
  return bytes;
}

function clientData(data: object): Buffer {
  return Buffer.from(JSON.stringify({ ...data, crossOrigin: false }));
}
