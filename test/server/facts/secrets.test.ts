import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretLikeness } from '../../../server/src/facts/secrets.ts';

const likeness = (name: string, value: string): string | undefined => secretLikeness(name, value)?.as;

test('the form of a key says what it is, whatever its name', () => {
  assert.deepEqual(secretLikeness('X', `AKIA${'Q7ZR2KLW6VBX4TNC'}`), { as: 'key', kind: 'an AWS access key' });
  assert.deepEqual(secretLikeness('X', `ghp_${'q7Zr2kLw9VbX4tNc8sHdq7Zr2kLw9VbX4tNc'}`), { as: 'key', kind: 'a GitHub token' });
  assert.equal(likeness('X', 'AKIAIOSFODNN7EXAMPLE'), undefined);
});

test('a name that says secret makes a secret of what nobody would guess, and a default of what anybody would', () => {
  for (const value of ['q7Zr2kLw9VbX4tNc8sHd', '8e3f1c5a7b9d2046f1e8c3a5', 'Kx9vQ2mWz7TbR4', 'uK#9x!Lq27'])
    assert.equal(likeness('DB_PASSWORD', value), 'value', value);
  for (const value of ['changeme', 'postgres', 'root', 'admin', 'password123', 'Example123!', 'MyAppDatabasePassword1', '123456', 'k3str4'])
    assert.equal(likeness('DB_PASSWORD', value), 'default', value);
});

test('what names no secret is none, whatever its value', () => {
  for (const name of [
    'GPG_KEY',
    'PUBLIC_KEY',
    'MAX_TOKENS',
    'COMPASS',
    'DB_PASSWORD_FILE',
    'TOKEN_URL',
    'ALLOW_EMPTY_PASSWORD',
    'STRIPE_PUBLISHABLE_KEY',
    'KEY',
  ])
    assert.equal(likeness(name, 'q7Zr2kLw9VbX4tNc8sHd'), undefined, name);
  for (const name of [
    'db_password',
    'database__connection__password',
    'cfconfig_adminPassword',
    'SECRET_KEY_BASE',
    'smtp.password',
    'JWT_SECRET',
    'PGPASSWORD',
  ])
    assert.equal(likeness(name, 'q7Zr2kLw9VbX4tNc8sHd'), 'value', name);
});

test('what stands for a value is none', () => {
  for (const value of [
    '',
    '$TOKEN',
    '${TOKEN}',
    '{{ token }}',
    '<token>',
    'your-token',
    'your_token_here',
    'xxxxxxxx',
    '***',
    'dummy',
    'none',
    '"none"',
    'true',
    '/run/secrets/token',
    'token.txt',
    'two words',
  ])
    assert.equal(likeness('API_TOKEN', value), undefined, value);
});

test('an address has a secret where its password is one', () => {
  assert.equal(likeness('DATABASE_URL', 'postgres://app:Kx9vQ2mWz7TbR4@db/app'), 'value');
  for (const value of [
    'postgres://app:app@db/app',
    'postgres://app:$PASSWORD@db/app',
    'https://example.com:8080/a@b',
    'redis://cache:6379',
  ])
    assert.equal(likeness('DATABASE_URL', value), undefined, value);
});

test('a long value takes no longer than its length', () => {
  const started = performance.now();
  for (const value of [
    'a'.repeat(1e5),
    'a-'.repeat(5e4),
    '<'.repeat(1e5),
    '_here'.repeat(2e4),
    `postgres://${':'.repeat(1e5)}`,
    'aA1'.repeat(3e4),
  ])
    likeness('API_TOKEN', value);
  assert.ok(performance.now() - started < 2000);
});
