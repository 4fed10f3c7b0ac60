import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files in PEM, made anew for each run. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
}

const openssl = (...words: string[]): void => {
  const { status, stderr } = spawnSync('openssl', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${words[0]}: ${stderr}`);
};

const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const RSA = ['-newkey', 'rsa:2048'];

/** One that vouches for itself. */
export const selfSigned = (folder: string, name: string, algorithm: 'ec' | 'rsa' = 'ec'): Certificate => {
  const files = { key: join(folder, `${name}.key`), certificate: join(folder, `${name}.pem`) };
  const kind = algorithm === 'ec' ? EC : RSA;
  openssl('req', '-x509', ...kind, '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-keyout', files.key, '-out', files.certificate);
  return files;
};

/** One for loopback, and for a host that only a tunnel leads to, that an authority vouches for. */
export const signedBy = (authority: Certificate, folder: string, name: string): Certificate => {
  const files = { key: join(folder, `${name}.key`), certificate: join(folder, `${name}.pem`) };
  const [request, extensions] = [join(folder, `${name}.csr`), join(folder, `${name}.ext`)];
  writeFileSync(extensions, 'subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:registry.example.com\n');
  openssl('req', ...EC, '-nodes', '-subj', `/CN=${name}`, '-keyout', files.key, '-out', request);
  const by = ['-CA', authority.certificate, '-CAkey', authority.key, '-CAcreateserial'];
  openssl('x509', '-req', '-in', request, ...by, '-days', '2', '-extfile', extensions, '-out', files.certificate);
  return files;
};

/** For a server in this process. */
export const tlsOf = ({ key, certificate }: Certificate): { key: string; cert: string } => ({
  key: readFileSync(key, 'utf8'),
  cert: readFileSync(certificate, 'utf8'),
});
