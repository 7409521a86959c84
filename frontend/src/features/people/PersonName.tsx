import type { User } from '@/api/types';

/** A name with the last name set off, since lists go by that. */
export function PersonName({ person: { displayName, familyName } }: { person: User }) {
  const at = familyName === '' ? -1 : displayName.lastIndexOf(familyName);
  if (at < 0) return <bdi>{displayName}</bdi>;
  return (
    <bdi>
      {displayName.slice(0, at)}
      <strong>{familyName}</strong>
      {displayName.slice(at + familyName.length)}
    </bdi>
  );
}
