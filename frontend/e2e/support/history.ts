import { expect } from '@playwright/test';
import type { Crm, RecordKey } from './crm';
import type { Person } from './people';
import { aSubject } from './screen';

/** A small generator of pseudo-random numbers (mulberry32): the same seed plays the same history. */
function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * Has three people do `steps` things at random in the given conversations, and in some that they start, while the CRM renames
 * the record that they are about and restricts another one. What is not allowed at that moment is refused, which nobody should
 * notice either.
 */
export async function playHistory(
  seed: number,
  steps: number,
  people: readonly [Person, Person, Person],
  conversations: string[],
  [about, restricted]: readonly [RecordKey, RecordKey],
  crm: Crm,
): Promise<void> {
  const below = chance(seed);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  for (let step = 0; step < steps; step++) {
    const who = one(people);
    const other = one(people.filter((each) => each !== who));
    const path = `/conversations/${one(conversations)}`;
    const message = `${path}/messages/${1 + below(12)}`;
    const text = `Step ${step} of ${seed}`;
    const things: (() => Promise<unknown>)[] = [
      () => who.attempt('POST', `${path}/messages`, { text }),
      () => who.attempt('POST', `${path}/messages`, { text: `${text}\nin two lines` }),
      () => who.attempt('POST', `${path}/messages`, { text, reopen: true }),
      () => who.attempt('PATCH', message, { text: `${text}, better` }),
      () => who.attempt('DELETE', message),
      () => who.attempt('POST', `${path}/read`, below(2) === 0 ? {} : { throughSeq: below(12) }),
      () => who.attempt('PATCH', path, { status: one(['open', 'closed']) }),
      () => who.attempt('PATCH', path, { subject: text }),
      () => who.attempt('POST', `${path}/participants`, { userIds: [other.id] }),
      () => who.attempt('DELETE', `${path}/participants/${one(['me', other.id])}`),
      () => who.attempt('DELETE', path),
      () => who.attempt('POST', `${path}/restore-copy`),
      () => who.attempt('PUT', `${path}/mute`, { muted: below(2) === 0 }),
    ];
    if (below(12) === 0) {
      const line = { user: people[0].user, view: below(2) === 0, edit: below(2) === 0 };
      await (below(2) === 0
        ? crm.keep(about, { name: text })
        : crm.keep(restricted, { name: text, restricted: below(3) > 0, access: [line] }));
    } else if (below(20) === 0) {
      const options = below(2) === 0 ? { about: [about] } : {};
      conversations.push(await who.start(people, aSubject(text), [text], options));
    } else {
      const status = await one([...things, things[0] as () => Promise<unknown>])();
      expect([200, 201, 204, 403, 404, 409], `step ${step} of seed ${seed}`).toContain(status);
    }
  }
}
