/** Of a token what it takes to tell where it stands. */
interface Placed {
  readonly type: string;
}

/** The tokens that are words in no link. */
export function plainPassages<Token extends Placed>(tokens: readonly Token[]): Token[] {
  let openLinks = 0;
  return tokens.filter(({ type }) => {
    if (type === 'link_open') openLinks += 1;
    if (type === 'link_close') openLinks -= 1;
    return type === 'text' && openLinks === 0;
  });
}
