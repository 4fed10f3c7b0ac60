import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Download } from '../../../server/src/facts/model.ts';
import { at } from '../dockerfile/reading.ts';
import { factsOf } from './facts-of.ts';

const downloads = (run: string): readonly Download[] => factsOf(`FROM a\n${run}`).downloads;
const first = (run: string): Download => {
  const [download] = downloads(run);
  if (!download) throw new Error(`nothing is fetched by ${run}`);
  return download;
};

describe('downloads', () => {
  it('are what curl, wget, git clone and ADD fetch', () => {
    const text =
      'RUN curl -fsSL https://a.example/x\nRUN wget https://b.example/x\nRUN git clone https://c.example/x.git\nADD https://d.example/x /';
    assert.deepEqual(
      downloads(text).map(({ by, source }) => `${by} ${source.host}`),
      ['curl a.example', 'wget b.example', 'git c.example', 'add d.example'],
    );
  });

  it('stand where their URL is written', () => {
    const text = 'FROM a\nRUN x && \\\n curl -o y "https://a.example/y"\nADD --chmod=755 https://b.example/z /z';
    assert.deepEqual(
      factsOf(text).downloads.map((download) => at(text, download.at)),
      ['"https://a.example/y"', 'https://b.example/z'],
    );
  });

  it('are none when they are run later, sent, or only spoken of', () => {
    assert.deepEqual(downloads('CMD curl https://a.example/x'), []);
    assert.deepEqual(downloads('RUN curl -X POST https://a.example/x'), []);
    assert.deepEqual(downloads('RUN curl -x http://proxy.example:3128'), []);
    assert.deepEqual(downloads('RUN echo https://a.example/x'), []);
  });

  it('have their variables replaced as far as they are known', () => {
    const known = first('ARG V=1.2\nRUN curl https://a.example/x-$V.tgz');
    assert.deepEqual([known.url, known.isKnown], ['https://a.example/x-1.2.tgz', true]);
    const unknown = first('RUN curl https://a.example/x-$V.tgz');
    assert.deepEqual([unknown.url, unknown.isKnown], ['https://a.example/x-$V.tgz', false]);
  });

  it('know the file that they end up in', () => {
    const places: readonly (readonly [string, string | undefined])[] = [
      ['curl -o /tmp/y https://a.example/x', '/tmp/y'],
      ['curl -fsSLo y https://a.example/x', 'y'],
      ['curl --output=y https://a.example/x', 'y'],
      ['curl -LO https://a.example/x.tgz', 'x.tgz'],
      ['curl https://a.example/x > y', 'y'],
      ['curl https://a.example/x', undefined],
      ['wget https://a.example/x.tgz', 'x.tgz'],
      ['wget -qO y https://a.example/x', 'y'],
      ['wget -qO- https://a.example/x', undefined],
      ['curl -o /dev/stdout https://a.example/x', undefined],
    ];
    for (const [command, expected] of places) assert.equal(first(`RUN ${command}`).destination, expected, command);
  });

  it('know the software and its version', () => {
    const { name, version } = first('RUN curl -O https://www.openssl.org/source/openssl-3.0.1.tar.gz').source;
    assert.deepEqual([name, version], ['openssl', '3.0.1']);
    const mirrored = first('RUN curl -o h.tgz "https://a.example/closer.cgi?action=download&filename=httpd/httpd-2.4.6.tar.bz2"').source;
    assert.deepEqual([mirrored.name, mirrored.version], ['httpd', '2.4.6']);
  });

  it('know what runs them as they come', () => {
    const runners: readonly (readonly [string, string | undefined])[] = [
      ['curl https://a.example/x.sh | sh', 'sh'],
      ['curl https://a.example/x.sh | sudo bash -s -- --yes', 'bash'],
      ['bash -c "$(curl https://a.example/x.sh)"', 'bash'],
      ['sh <(curl https://a.example/x.sh)', 'sh'],
      ['eval "$(wget -qO- https://a.example/x.sh)"', 'eval'],
      ['curl -o x.sh https://a.example/x.sh && sh x.sh', 'sh'],
      ['curl -o x.sh https://a.example/x.sh | sh', undefined],
      ['wget https://a.example/x.sh | sh', undefined],
      ['curl https://a.example/x.json | python3 -c "import json"', undefined],
      ['curl https://a.example/x.tgz | tar xz', undefined],
    ];
    for (const [command, expected] of runners) assert.equal(first(`RUN ${command}`).runBy, expected, command);
  });
});

describe('refs of clones', () => {
  const ref = (run: string): string | undefined => {
    const found = first(run).ref;
    return found && `${found.kind} ${found.name}`;
  };

  it('are given by --branch or checked out later', () => {
    assert.equal(ref('RUN git clone https://a.example/x'), undefined);
    assert.equal(ref('RUN git clone -b v1.2 https://a.example/x'), 'tag v1.2');
    assert.equal(ref('RUN git clone --branch=main https://a.example/x'), 'branch main');
    assert.equal(ref('RUN git clone https://a.example/x && cd x && git checkout v1.2'), 'tag v1.2');
    assert.equal(ref('RUN git clone https://a.example/x && cd x && git checkout v1.2 -b mine'), 'tag v1.2');
    assert.equal(ref('RUN git clone https://a.example/x -b v1.1 && cd x && git checkout -b mine'), 'tag v1.1');
    assert.equal(
      ref('RUN git clone https://a.example/x\nRUN cd x && git checkout 0123456789abcdef0123456789abcdef01234567'),
      'commit 0123456789abcdef0123456789abcdef01234567',
    );
  });

  it('are looked for where WORKDIR goes, with its variables, and from one to the next', () => {
    const checkout = 'RUN git checkout v1.2';
    assert.equal(ref(`ENV ROOT=/a\nWORKDIR $ROOT\nRUN git clone https://a.example/x\nWORKDIR $ROOT/x\n${checkout}`), 'tag v1.2');
    assert.equal(ref(`WORKDIR /a\nRUN git clone https://a.example/x\nWORKDIR x\nWORKDIR src\n${checkout}`), 'tag v1.2');
    assert.equal(ref(`WORKDIR /a\nRUN git clone https://a.example/x\nWORKDIR $UNKNOWN\n${checkout}`), undefined);
    assert.equal(ref(`WORKDIR /a\nRUN git clone https://a.example/x\nWORKDIR x\nWORKDIR /b\n${checkout}`), undefined);
  });

  it('are given behind the # of an ADD', () => {
    assert.equal(ref('ADD https://a.example/x.git#v1.2 /x'), 'tag v1.2');
    assert.equal(ref('ADD https://a.example/x.git#main:docs /x'), 'branch main');
    assert.equal(ref('ADD https://a.example/x.git /x'), undefined);
  });

  it('are not known when their variable is not', () => {
    assert.equal(ref('RUN git clone -b $V https://a.example/x'), 'unknown $V');
    assert.equal(ref('ARG V=v2\nRUN git clone -b $V https://a.example/x'), 'tag v2');
  });
});

describe('verification', () => {
  const by = (text: string): string | undefined => first(text).verification?.by;
  const SUM = '0123456789abcdef'.repeat(4);

  it('is a checksum that is compared', () => {
    assert.equal(by(`RUN curl -o x https://a.example/x && echo "${SUM}  x" | sha256sum -c -`), 'checksum');
    assert.equal(by(`RUN curl -o x https://a.example/x && echo "${SUM} *x" | sha256sum --check --strict`), 'checksum');
    assert.equal(by(`RUN curl -o x https://a.example/x && [ "$(sha256sum x)" = "${SUM}  x" ]`), 'checksum');
    assert.equal(by(`ADD --checksum=sha256:${SUM} https://a.example/x /x`), 'checksum');
  });

  it('is a signature', () => {
    assert.equal(
      by('RUN curl -o x https://a.example/x && curl -o x.asc https://a.example/x.asc && gpg --batch --verify x.asc x'),
      'signature',
    );
    assert.equal(by('RUN curl -o x https://a.example/x && cosign verify-blob x'), 'signature');
  });

  it('is a full commit', () => {
    assert.equal(by('RUN git clone https://a.example/x && cd x && git checkout 0123456789abcdef0123456789abcdef01234567'), 'commit');
    assert.equal(by('ADD https://a.example/x.git#0123456789abcdef0123456789abcdef01234567 /x'), 'commit');
  });

  it('may come in a later instruction that names the file', () => {
    assert.equal(by(`RUN curl -o /tmp/x.tgz https://a.example/x.tgz\nRUN echo "${SUM}  /tmp/x.tgz" | sha256sum -c`), 'checksum');
    assert.equal(by(`RUN curl -o /tmp/x.tgz https://a.example/x.tgz\nRUN echo "${SUM}  /tmp/other.tgz" | sha256sum -c`), undefined);
  });

  it('is nothing that only prints a sum', () => {
    assert.equal(by('RUN curl -o x https://a.example/x && sha256sum x'), undefined);
    assert.equal(by('RUN curl -o x https://a.example/x'), undefined);
  });
});

describe('weak checks', () => {
  const weakness = (text: string): string | undefined => {
    const { verification } = first(text);
    return verification && (verification.weakness ?? 'none');
  };
  const SUM = '0123456789abcdef'.repeat(4);
  const FILE = 'curl -O https://a.example/x.tgz';

  it('compare with a sum from the same host', () => {
    assert.equal(weakness(`RUN ${FILE} && curl -O https://a.example/x.tgz.sha256 && sha256sum -c x.tgz.sha256`), 'same-host');
    assert.equal(weakness(`RUN ${FILE} && curl -O https://a.example/SHA256SUMS && grep x.tgz SHA256SUMS | sha256sum -c`), 'same-host');
    assert.equal(weakness(`RUN ${FILE} && echo "$(curl -s https://a.example/x.tgz.sha256)  x.tgz" | sha256sum -c`), 'same-host');
    assert.equal(
      weakness('ADD https://a.example/x.tgz /\nADD https://a.example/x.tgz.sha256 /\nRUN sha256sum -c x.tgz.sha256'),
      'same-host',
    );
  });

  it('are none with a sum from elsewhere, one that is written down, or one that is signed', () => {
    assert.equal(weakness(`RUN ${FILE} && curl -O https://b.example/x.tgz.sha256 && sha256sum -c x.tgz.sha256`), 'none');
    assert.equal(weakness(`RUN ${FILE} && curl -O https://a.example/x.tgz.sha256 && echo "${SUM} x.tgz" | sha256sum -c`), 'none');
    assert.equal(
      weakness(`RUN ${FILE} && curl -O https://a.example/SHA256SUMS.asc && gpg --verify SHA256SUMS.asc && sha256sum -c SHA256SUMS.asc`),
      'none',
    );
  });

  it('use MD5 or SHA-1', () => {
    assert.equal(weakness(`RUN ${FILE} && echo "0123456789abcdef0123456789abcdef x.tgz" | md5sum -c`), 'broken-hash');
    assert.equal(weakness(`RUN ${FILE} && echo "$X x.tgz" | shasum -c`), 'broken-hash');
    assert.equal(weakness(`RUN ${FILE} && echo "$X x.tgz" | shasum -a 256 -c`), 'none');
    assert.equal(weakness(`RUN ${FILE} && echo "$X x.tgz" | sha1sum -c && echo "$Y x.tgz" | sha256sum -c`), 'none');
  });

  it('take a key from the same host without a look at it', () => {
    const verify = 'curl -O https://a.example/x.tgz.asc && gpg --verify x.tgz.asc x.tgz';
    assert.equal(weakness(`RUN ${FILE} && curl https://a.example/KEYS | gpg --import && ${verify}`), 'unpinned-key');
    assert.equal(weakness(`RUN ${FILE} && curl -O https://a.example/KEYS && gpg --import KEYS && ${verify}`), 'unpinned-key');
    assert.equal(weakness(`RUN ${FILE} && curl https://b.example/KEYS | gpg --import && ${verify}`), 'none');
    assert.equal(weakness(`RUN ${FILE} && gpg --recv-keys "$KEY" && ${verify}`), 'none');
    assert.equal(weakness(`RUN ${FILE} && gpg --import /keys.asc && ${verify}`), 'none');
    const seen = 'gpg --fingerprint x | grep "0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567"';
    assert.equal(weakness(`RUN ${FILE} && curl https://a.example/KEYS | gpg --import && ${seen} && ${verify}`), 'none');
  });

  it('that may fail are none at all', () => {
    assert.equal(weakness(`RUN ${FILE} && sha256sum -c x.tgz.sha256 || true`), undefined);
    assert.equal(weakness(`RUN ${FILE} && (echo "${SUM} x.tgz" | sha256sum -c || exit 1)`), 'none');
  });
});

describe('modules', () => {
  const told = (run: string): string[] =>
    downloads(run).map(({ by, url, source, ref, verification }) => `${by} ${url} ${source.version} ${ref?.kind} ${verification?.by}`);

  it('are what go, cargo and pip fetch by name', () => {
    assert.deepEqual(told('RUN go install example.com/a/cmd/tool@v1.2.3'), ['go https://example.com/a/cmd/tool 1.2.3 tag registry']);
    assert.deepEqual(told('RUN go install example.com/a/tool@latest'), ['go https://example.com/a/tool undefined branch registry']);
    assert.deepEqual(told('RUN cargo install --locked tool@1.2 other'), [
      'cargo https://crates.io/crates/tool 1.2 undefined registry',
      'cargo https://crates.io/crates/other undefined undefined registry',
    ]);
    assert.deepEqual(told('RUN cargo install --git https://a.example/tool --tag v1'), [
      'cargo https://a.example/tool undefined tag undefined',
    ]);
    assert.deepEqual(told('RUN python3 -m pip install "tool @ git+https://a.example/tool.git@main"'), [
      'pip https://a.example/tool.git undefined branch undefined',
    ]);
  });

  it('are none of the project itself', () => {
    assert.deepEqual(told('RUN go install ./cmd/own && go build ./... && cargo install --path . && pip install -r requirements.txt .'), []);
  });
});
