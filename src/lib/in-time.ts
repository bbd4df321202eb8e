/**
 * What a promise gives; or, when that takes longer, what `late` gives or throws. Whatever the promise waits for goes on,
 * and the process may end meanwhile.
 *
 * @param limit in ms
 */
export async function inTime<Value, Late>(
  promise: Promise<Value>,
  limit: number,
  late: () => Late,
): Promise<Value | Late> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Late>((resolve, reject) => {
    timer = setTimeout(() => {
      try {
        resolve(late());
      } catch (error) {
        reject(error);
      }
    }, limit).unref();
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
