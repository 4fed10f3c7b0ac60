import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureKindOf } from '../../server/src/main/registry/connection-failures.ts';

const coded = (code: string, message = '') => Object.assign(new Error(message), { code });

/** Those that can't be brought about on loopback, as Node names them. */
const KINDS: Readonly<Record<string, readonly Error[]>> = {
  'unknown-host': [coded('ENOTFOUND'), coded('EAI_AGAIN'), new AggregateError([coded('ENOTFOUND'), coded('ENOTFOUND')])],
  unreachable: [
    coded('ECONNREFUSED'),
    coded('EHOSTUNREACH'),
    coded('ECONNRESET'),
    new Error('?'),
    new AggregateError([coded('ENETUNREACH')]),
  ],
  timeout: [coded('ETIMEDOUT'), new AggregateError([coded('ETIMEDOUT'), coded('ENETUNREACH')])],
  'untrusted-certificate': ['CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_REVOKED'].map(
    (code) => coded(code),
  ),
  'no-tls': [
    coded('EPROTO', '80:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:'),
    coded('ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number'),
  ],
  malformed: [coded('HPE_INVALID_CONSTANT'), coded('Z_DATA_ERROR'), coded('Z_BUF_ERROR')],
};

describe('what went wrong with a connection', () => {
  for (const [kind, errors] of Object.entries(KINDS))
    it(kind, () => {
      assert.deepEqual(
        errors.map(failureKindOf),
        errors.map(() => kind),
      );
    });
});
