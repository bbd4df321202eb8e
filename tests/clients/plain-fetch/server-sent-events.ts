/** The data of each event of a stream, as JSON, until the stream ends or is aborted. */
export async function* serverSentEvents(url: string, init: RequestInit): AsyncGenerator<unknown> {
  const headers = { ...init.headers, accept: 'text/event-stream' };
  const decoder = new TextDecoder();
  let text = '';
  try {
    const response = await fetch(url, { ...init, headers });
    if (!response.ok || !response.body) throw new Error(await response.text());
    for await (const bytes of response.body) {
      const events = (text + decoder.decode(bytes, { stream: true })).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.+)$/m.exec(event)?.[1];
        if (data) yield JSON.parse(data);
      }
    }
  } catch (error) {
    if (!init.signal?.aborted) throw error;
  }
}
