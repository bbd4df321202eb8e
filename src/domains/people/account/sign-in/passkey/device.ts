/** The site as devices know it: a passkey signs in at this address and at no other. */
export interface RelyingParty {
  /** The host of the site, without its port. */
  readonly id: string;
  readonly name: string;
  /** The address of pages, with scheme and port. */
  readonly origin: string;
}

/** What a device answered, as browsers write it in JSON (Web Authentication, section 5.1). */
export interface DeviceAnswer {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly clientExtensionResults: object;
  readonly response: Readonly<Record<string, unknown>>;
}

/** How long a browser may take with its device, in minutes. */
export const CHALLENGE_MINUTES = 5;

/** With the first passkey: it brings parsers of certificates along. */
export const loadDevices = () => import('@simplewebauthn/server');

/** The challenge that a device says it signed. Empty when it says nothing that can be read. */
export function challengeIn({ response }: DeviceAnswer): string {
  try {
    const text = Buffer.from(String(response['clientDataJSON']), 'base64url').toString();
    const { challenge } = JSON.parse(text) as { readonly challenge?: unknown };
    return typeof challenge === 'string' ? challenge : '';
  } catch {
    return '';
  }
}
