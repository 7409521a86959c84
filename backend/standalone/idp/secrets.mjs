import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function create() {
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  return {
    signing: { ...jwk, use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') },
    cookies: [randomBytes(32).toString('base64url')],
  };
}

/**
 * The signing key and the cookie keys, `{signing: JWK, cookies: [string]}`, kept in `folder`/idp-key.json so that tokens
 * and sessions outlive a restart. Made at the first start, readable by the owner alone.
 */
export function loadSecrets(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'idp-key.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw new Error(`${file} cannot be read: delete it to get a new key`, { cause: error });
  }
  const secrets = create();
  // Renamed into place, so that a crash never leaves half a key behind.
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
