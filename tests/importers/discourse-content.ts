// biome-ignore lint/suspicious/noExplicitAny: answers of the API, as JSON has them
type Json = any;

export interface DiscourseContent {
  readonly categories: readonly Json[];
  readonly topics: readonly Json[];
  /** By the id of their topic. */
  readonly posts: ReadonlyMap<number, readonly Json[]>;
  readonly users: readonly Json[];
}

/** Replies of the long topic: more than three requests bring. */
export const LONG = 65;
export const TOPICS = 40;

/** A small forum with every state that matters. */
export function discourseContent(): DiscourseContent {
  const topics: Json[] = [];
  const posts = new Map<number, Json[]>();
  const add = (topic: Json, ...written: Json[]) => {
    const { id } = topic;
    const all = written.map((post, index) => postOf({ topic: id, number: index + 1, ...post }));
    posts.set(id, all);
    topics.push({
      ...{ title: `Topic ${id}`, slug: `topic-${id}`, archetype: 'regular', visible: true },
      ...{ closed: false, archived: false, category_id: 3, tags: [] },
      created_at: at(id, 0),
      last_posted_at: all.at(-1)?.created_at,
      ...topic,
    });
  };
  add({ id: 1, title: 'About towers' }, { cooked: '<p>About.</p>' });
  add(
    { id: 2, title: 'Which bell?', tags: ['Bells', { id: 9, name: 'bronze', slug: 'bronze' }] },
    { raw: 'Which *bell*?', cooked: '<p>Which <em>bell</em>?</p>', likes: 3 },
    { username: 'Bo', cooked: '<p>This one.</p>', accepted_answer: true, likes: 2 },
    { username: 'cy', cooked: '<p>Why?</p>', reply_to_post_number: 2 },
    { post_type: 3, cooked: '' },
    { post_type: 4, cooked: '<p>A whisper.</p>' },
    { cooked: '', user_deleted: true, deleted_at: at(2, 9), reply_to_post_number: 3 },
    { username: 'cy', cooked: '<p>Secret.</p>', hidden: true },
    { username: 'Bo', cooked: '<p>So.</p>', reply_to_post_number: 6, version: 3 },
  );
  add(
    {
      ...{ id: 3, title: 'Long', closed: true, pinned_globally: true, pinned_at: at(3, 1) },
      ...{ category_id: 4, featured_link: 'https://bells.example/' },
    },
    { cooked: COOKED },
    ...Array.from({ length: LONG }, (_, index) => ({ cooked: `<p>Reply ${index}.</p>` })),
  );
  add({ id: 4, visible: false }, { cooked: '<p>Not listed.</p>' });
  add(
    { id: 5, title: 'Which metal?' },
    { cooked: POLL, polls: [poll(1)] },
    { cooked: POLL, polls: [poll(2)] },
  );
  add(
    { id: 6, title: 'Secret poll' },
    { cooked: POLL, polls: [{ ...poll(1), preloaded_voters: undefined }] },
  );
  for (let id = 7; id < TOPICS; id += 1) {
    add({ id }, { username: `user${id}`, cooked: `<p>Words of ${id}.</p>` });
  }
  return {
    categories: [
      {
        ...{ id: 3, name: 'Towers', slug: 'towers', topic_url: '/t/about-towers/1' },
        description: 'Where <b>bells</b> hang.',
        subcategory_list: [{ id: 4, name: 'Clocks', slug: 'clocks', description: null }],
      },
    ],
    ...{ topics, posts },
    users: [
      {
        ...{ id: 7, username: 'ada', name: 'Ada B', created_at: '2019-01-01T00:00:00.000Z' },
        ...{ bio_cooked: '<p>I ring.</p>', location: 'Up', trust_level: 4, admin: true },
        avatar_template: '/avatars/ada/{size}/1.png',
      },
      { id: 8, username: 'Bo', name: null, created_at: '2019-02-01T00:00:00.000Z' },
    ],
  };
}

const COOKED = `<h2><a name="p-1" class="anchor" href="#p-1"></a>Head</h2>
<p><a class="mention" href="/u/ada">@ada</a> see <a href="/t/which-bell/2/2">this</a> <img src="/images/emoji/smile.png" title=":smile:" class="emoji" alt=":smile:" width="20" height="20"></p>
<aside class="quote" data-username="ada"><div class="title"><img width="24" height="24" src="/avatars/ada/24/1.png" class="avatar"> ada:</div><blockquote><p>quoted</p></blockquote></aside>
<div class="lightbox-wrapper"><a class="lightbox" href="/uploads/a.png"><img src="//cdn.example/a.png" alt="a"><div class="meta"><span>a.png</span> 12 KB</div></a></div>
<p><span class="math">a^2</span> <a href="https://other.example/t/x/2">other</a></p>`;

const POLL = `<p>Say.</p>
<div class="poll" data-poll-name="poll"><div class="poll-container"><ul><li data-poll-option-id="x">Tin</li><li data-poll-option-id="y">Lead <img class="emoji" alt=":b:"></li></ul></div><div class="poll-info"><span>2</span> voters</div></div>`;

const poll = (votes: number): Json => ({
  ...{ name: 'poll', type: 'multiple', status: 'open', voters: 2, min: 1, max: 2 },
  options: [
    { id: 'x', html: 'Tin', votes: 2 },
    { id: 'y', html: 'Lead <img class="emoji" alt=":b:">', votes },
  ],
  preloaded_voters: {
    x: [
      { id: 7, username: 'ada' },
      { id: 50, username: 'Dee' },
    ],
    y: [{ id: 50, username: 'Dee' }],
  },
});

function postOf({ topic, number, likes, ...post }: Json): Json {
  const username = post.username ?? 'ada';
  return {
    ...{ id: 1000 * topic + number, topic_id: topic, post_number: number, post_type: 1 },
    ...{ name: null, created_at: at(topic, number), version: 1, reply_to_post_number: null },
    updated_at: at(topic, number + 30),
    ...post,
    username,
    actions_summary: likes === undefined ? [] : [{ id: 2, count: likes }, { id: 3 }],
  };
}

function at(day: number, minute: number): string {
  return new Date(Date.UTC(2020, 0, day, 0, minute)).toISOString();
}
