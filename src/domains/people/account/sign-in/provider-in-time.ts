import { inTime } from '../../../../lib/in-time.ts';
import { ProviderUnavailable } from '../identity-provider.ts';

/** How long a user waits for the provider, in ms. better-auth itself waits for five minutes. */
const PROVIDER_LIMIT = 8_000;

/**
 * What the provider answers, if it does so in time.
 *
 * @param wanted for the log
 * @throws ProviderUnavailable when it does not
 */
export function providerInTime<Answer>(answer: Promise<Answer>, wanted: string): Promise<Answer> {
  return inTime(answer, PROVIDER_LIMIT, () => {
    throw new ProviderUnavailable(wanted, `waited ${PROVIDER_LIMIT} ms`);
  });
}
