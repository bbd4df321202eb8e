import { parseAddress } from '../text/address.ts';
import { useIsFirst } from '../ui/server-rendering.ts';

interface AvatarProps {
  readonly url: string | null | undefined;
  readonly name: string;
}

/**
 * The picture of a person, or the first letter of their name. A picture on another site is not loaded,
 * because that site would learn who reads the page.
 */
export function Avatar({ url, name }: AvatarProps) {
  const isFirst = useIsFirst();
  const isOwn = !isFirst && url && parseAddress(url)?.origin === location.origin;
  return isOwn ? (
    <img className="avatar" src={url} alt="" width="64" height="64" />
  ) : (
    <span className="avatar" aria-hidden="true">
      {[...name.trim()][0]?.toLocaleUpperCase()}
    </span>
  );
}
