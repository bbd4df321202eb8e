import type { MarkdownIt, StateCore, Token } from 'markdown-it';

/**
 * GFM's task list items (section 5.3): `- [ ] to do`, `- [x] done`. Twenty lines of ours, because
 * the plug-ins are unmaintained or ask for an older markdown-it.
 */
export function taskLists(parser: MarkdownIt): void {
  parser.core.ruler.after('inline', 'task_lists', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      const item = state.tokens[index - 2];
      const isFirst = state.tokens[index - 1]?.type === 'paragraph_open';
      if (item?.type === 'list_item_open' && isFirst) markTask(state, item, token);
    }
  });
}

function markTask(state: StateCore, item: Token, content: Token): void {
  const text = content.children?.[0];
  const box = text?.type === 'text' ? /^\[([ xX])\](?=\s)/.exec(text.content) : null;
  if (!text || !box || !content.children) return;
  text.content = text.content.slice(box[0].length);
  const input = new state.Token('task_checkbox', 'input', 0);
  input.attrs = [
    ['type', 'checkbox'],
    ['disabled', ''],
  ];
  if (box[1] !== ' ') input.attrPush(['checked', '']);
  content.children.unshift(input);
  item.attrSet('class', 'task-list-item');
}
