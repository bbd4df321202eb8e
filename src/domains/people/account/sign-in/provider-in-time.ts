import { ProviderUnavailable } from '../identity-provider.ts';

/** How long somebody waits for the provider, in ms. better-auth itself waits for five minutes. */
const PROVIDER_LIMIT = 8_000;

/**
 * What the provider answers, if it does so in time.
 *
 * @param wanted for the log
 * @throws ProviderUnavailable when it does not
 */
export async function providerInTime<Answer>(
  answer: Promise<Answer>,
  wanted: string,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const fail = () => reject(new ProviderUnavailable(wanted, `waited ${PROVIDER_LIMIT} ms`));
    timer = setTimeout(fail, PROVIDER_LIMIT);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
