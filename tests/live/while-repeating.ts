/**
 * Does something again and again until something else has come, for what happens before somebody
 * listens is not heard. Through with the last one when it answers: nothing is left that could outlive
 * the test.
 */
export async function whileRepeating<T>(
  act: () => Promise<unknown>,
  coming: Promise<T>,
): Promise<T> {
  let hasCome = false;
  async function repeat(): Promise<void> {
    while (!hasCome) {
      await act();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const acting = repeat();
  try {
    return await coming;
  } finally {
    hasCome = true;
    await acting;
  }
}
