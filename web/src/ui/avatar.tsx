import { parseAddress } from '../text/address.ts';
import { useIsFirst } from './server-rendering.tsx';

interface AvatarProps {
  /** Of the picture that the person uploaded. */
  readonly picture: string | null | undefined;
  /** Another one that they or an import named. */
  readonly otherUrl?: string | null | undefined;
  readonly name: string;
  readonly isSmall?: boolean;
}

/**
 * The picture of a person, or the first letter of their name. A picture on another site is not loaded,
 * because that site would learn who reads the page.
 */
export function Avatar({ picture, otherUrl, name, isSmall = false }: AvatarProps) {
  const isFirst = useIsFirst();
  const isOwn = !isFirst && otherUrl && parseAddress(otherUrl)?.origin === location.origin;
  const src = picture ?? (isOwn ? otherUrl : null);
  const size = isSmall ? 24 : 64;
  const className = isSmall ? 'avatar small' : 'avatar';
  return src ? (
    <img className={className} src={src} alt="" width={size} height={size} loading="lazy" />
  ) : (
    <span className={className} aria-hidden="true">
      {[...name.trim()][0]?.toLocaleUpperCase()}
    </span>
  );
}
