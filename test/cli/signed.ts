import { spawnSync } from 'node:child_process';

/** Why tests of signatures can't run here. */
export const withoutGpgv = spawnSync('gpgv', ['--version']).error ? 'gpgv is not installed' : false;

/** A keyring with the one key that signed what is below, made for it and thrown away. */
export const KEYS = Buffer.from(
  'mDMEawYkvxYJKwYBBAHaRw8BAQdAz8YtTl/XjEjaZKNfu6seonwFanBleaTwfikCHA+dnxK0IEFuIGFyY2hpdmUgPGFyY2hpdmVAZXhhbXBsZS5vcmc+iJAEExYIADgWIQSCIFGfOxP124WD6r4PXR9QhQ2q8wUCawYkvwIbAwULCQgHAgYVCgkICwIEFgIDAQIeAQIXgAAKCRAPXR9QhQ2q88cNAQCpKcgZP5iCix3OVFaaFKIvUx17WdBryPILDWx1kr0GIAD5AUca1wh9lBKAy0rHq4v13klV8YThwJM1BJWE4G816A8=',
  'base64',
);

export const RELEASE = 'Codename: trixie\nSuite: stable\n';

/** The signature of `RELEASE`, as a file of its own. */
export const DETACHED = Buffer.from(
  'iHUEABYIAB0WIQSCIFGfOxP124WD6r4PXR9QhQ2q8wUCawYkvwAKCRAPXR9QhQ2q83PBAP9V0EOoL5Pz2chymaqTTNpdQfDIPZZj5+hNWifhBzpUkgEAqbc6jwTrQPvyHuZUYayip/tffvxtFbMN3E7RyQwSmAY=',
  'base64',
);

/** `RELEASE` with its signature around it. */
export const SIGNED = `-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

Codename: trixie
Suite: stable
-----BEGIN PGP SIGNATURE-----

iHUEARYIAB0WIQSCIFGfOxP124WD6r4PXR9QhQ2q8wUCawYkvwAKCRAPXR9QhQ2q
8/9BAP9Wq/IynV37Vlq1ySPLQ1GjXtNu2L4ghh33erfPwU4CEQEAq/VsR8Hjuwy3
GYulRoXvYxXM9/01pNFQswVih1+HCQM=
=NQkz
-----END PGP SIGNATURE-----
`;
