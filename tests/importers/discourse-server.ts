import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DiscourseContent } from './discourse-content.ts';

export interface DiscourseServer {
  readonly url: string;
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** How many requests were under way at once, at most. */
  readonly atOnce: () => number;
  /** Refuses a request unless it answers null. */
  refuse: (() => { status: number; headers?: Record<string, string> } | null) | null;
  close(): Promise<void>;
}

const TOPICS_ON_PAGE = 30;
const POSTS_IN_ANSWER = 20;
/** A topic that is in lists, though guests may not read it. */
const CLOSED_TOPIC = 9;

/** A stand-in for a Discourse forum with the limits of its API. */
export async function startDiscourse(content: DiscourseContent): Promise<DiscourseServer> {
  const requests: DiscourseServer['requests'] = [];
  let [underWay, atOnce] = [0, 0];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://forum.example');
    requests.push({ path: url.pathname + url.search, headers: request.headers });
    underWay += 1;
    atOnce = Math.max(atOnce, underWay);
    response.once('close', () => {
      underWay -= 1;
    });
    const refused = forum.refuse?.() ?? null;
    const answer = refused === null ? answerOf(content, url) : undefined;
    const status = refused?.status ?? (answer === undefined ? 404 : 200);
    const type = answer === undefined ? 'text/html' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...refused?.headers });
    response.end(answer === undefined ? '<h1>No</h1>' : JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const forum: DiscourseServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    atOnce: () => atOnce,
    refuse: null,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return forum;
}

function answerOf(content: DiscourseContent, { pathname, searchParams }: URL): unknown {
  const topic = Number(/^\/t\/(\d+)(?:\.json|\/posts\.json)$/.exec(pathname)?.[1]);
  if (pathname === '/about.json')
    return { about: { stats: { topics_count: content.topics.length } } };
  if (pathname === '/categories.json') return { category_list: { categories: content.categories } };
  if (pathname === '/latest.json') {
    const start = TOPICS_ON_PAGE * Number(searchParams.get('page'));
    const listed = content.topics.filter(({ id }) => id !== 1);
    return { topic_list: { topics: listed.slice(start, start + TOPICS_ON_PAGE) } };
  }
  if (pathname.startsWith('/u/')) {
    const name = pathname.slice('/u/'.length).replace('.json', '').toLowerCase();
    const user = content.users.find(({ username }) => username.toLowerCase() === name);
    return user && { user };
  }
  if (topic === CLOSED_TOPIC || !content.posts.has(topic)) return undefined;
  const posts = content.posts.get(topic) ?? [];
  if (pathname.endsWith('/posts.json')) {
    const wanted = searchParams.getAll('post_ids[]').map(Number);
    const found = posts.filter(({ id }) => wanted.includes(id)).slice(0, POSTS_IN_ANSWER);
    return { post_stream: { posts: found } };
  }
  return topicAnswer(content, topic, POSTS_IN_ANSWER);
}

/** What `/t/ID.json` answers. */
export function topicAnswer(content: DiscourseContent, id: number, maxPosts: number): unknown {
  const posts = content.posts.get(id) ?? [];
  return {
    ...content.topics.find((topic) => topic.id === id),
    post_stream: { posts: posts.slice(0, maxPosts), stream: posts.map((post) => post.id) },
  };
}
