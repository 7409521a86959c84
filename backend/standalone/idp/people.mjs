import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(scrypt);

// The passwords are public, so the cost only has to show the shape: 2^12 rounds let a check sign in hundreds of times.
const COST = { N: 4096, r: 8, p: 1 };

async function hashed(password) {
  const salt = randomBytes(16);
  return { salt, key: await derive(password, salt, 32, COST) };
}

async function person(id, givenName, familyName, roles = []) {
  return { id, givenName, familyName, roles, name: `${givenName} ${familyName}`, password: await hashed(id) };
}

/** The people who can sign in to the demo; the password equals the id. */
export const people = await Promise.all([
  person('alice', 'Alice', 'Moreau'),
  person('bob', 'Bob', 'Tanaka'),
  person('carol', 'Carol', 'Okafor'),
  person('dave', 'Dave', 'Lindqvist'),
  person('erin', 'Erin', "O'Brien"),
  person('frank', 'Frank', 'Müller'),
  person('grace', 'Grace', 'Kim', ['auditor']),
  person('heidi', 'Heidi', 'Álvarez', ['admin']),
]);

const byId = new Map(people.map((p) => [p.id, p]));
const nobody = await hashed(randomBytes(16).toString('hex'));

/** Tests ask for it: each has people of its own then, and no list of them is kept anywhere. */
const areMadeUp = process.env.MADE_UP_PEOPLE === 'yes';

/** Where people are made up, `ada.nowak` is Ada Nowak, without a role. */
function madeUp(id) {
  const [, given, family] = /^([a-z]{1,40})\.([a-z]{1,40})$/.exec(id) ?? [];
  if (!areMadeUp || !given) return undefined;
  const capital = (word) => word[0].toUpperCase() + word.slice(1);
  return { id, givenName: capital(given), familyName: capital(family), name: `${capital(given)} ${capital(family)}`, roles: [] };
}

/** The person with this id, or undefined. */
export const findPerson = (id) => byId.get(id) ?? madeUp(id);

/** The claims about one person that go into every token: sub, names, e-mail. */
export function profileOf({ id, givenName, familyName, name }) {
  return {
    given_name: givenName,
    family_name: familyName,
    name,
    preferred_username: id,
    email: `${id}@example.org`,
    email_verified: true,
  };
}

/** The claim with somebody's roles, for access tokens; none for who has no role. */
export const rolesOf = ({ roles }) => (roles.length > 0 ? { groups: roles } : {});

/** The person whose name and password these are, or undefined. An unknown name takes as long as a wrong password. */
export async function checkPassword(username, password) {
  const found = findPerson(username);
  const { salt, key } = found ? (found.password ?? (await hashed(found.id))) : nobody;
  const right = timingSafeEqual(await derive(String(password), salt, 32, COST), key);
  return right ? found : undefined;
}
