import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replaceBuild } from '../../../server/src/edit/replace-build.ts';
import { keepsInstructions } from '../../../server/src/engine/instruction-check.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { factsOf } from '../facts/facts-of.ts';

/** The text with its first build replaced, which must keep all that a fix must keep; `undefined` where none is offered. */
const replaced = (text: string, packages: readonly string[]): string | undefined => {
  const facts = factsOf(text);
  const [build] = facts.builds;
  assert.ok(build?.stage?.distribution, 'the case has a build on a known distribution');
  const edits = replaceBuild({ build, distribution: build.stage.distribution, packages }, facts);
  if (!edits) return undefined;
  const result = applyEdits(text, edits);
  const after = factsOf(result);
  assert.deepEqual(after.parseErrors, []);
  assert.deepEqual(after.brokenScripts, []);
  assert.equal(after.builds.length, facts.builds.length - 1);
  assert.ok(keepsInstructions({ before: facts, after, edits }));
  assert.deepEqual(
    facts.comments.map((comment) => comment.text).filter((comment) => !after.comments.some((other) => other.text === comment)),
    [],
  );
  return result;
};

const BUILD = 'wget https://example.com/pigz-1.7.tar.gz && tar xzf pigz-1.7.tar.gz && cd pigz-1.7 && ./configure && make && make install';
const APT = 'apt-get update && apt-get install -y --no-install-recommends pigz && rm -rf /var/lib/apt/lists/*';

/** A name, what is written, and what comes of it. */
type Case = readonly [string, string, string];

const check = (cases: readonly Case[], packages: readonly string[] = ['pigz']): void => {
  for (const [name, before, after] of cases) test(name, () => assert.equal(replaced(before, packages), after));
};

const refuse = (cases: readonly (readonly [string, string])[], packages: readonly string[] = ['pigz']): void => {
  for (const [name, text] of cases) test(`no fix: ${name}`, () => assert.equal(replaced(text, packages), undefined));
};

check([
  ['apt-get, with lists fetched and dropped', `FROM debian:12\nRUN ${BUILD}\n`, `FROM debian:12\nRUN ${APT}\n`],
  ['apk', `FROM alpine:3.20\nRUN ${BUILD}\n`, 'FROM alpine:3.20\nRUN apk add --no-cache pigz\n'],
  ['dnf', `FROM fedora:41\nRUN ${BUILD}\n`, 'FROM fedora:41\nRUN dnf install -y pigz && dnf clean all\n'],
  [
    'microdnf, of a minimal image',
    `FROM registry.access.redhat.com/ubi9/ubi-minimal:9.4\nUSER root\nRUN microdnf install -y tar && microdnf clean all\nRUN ${BUILD}\n`,
    'FROM registry.access.redhat.com/ubi9/ubi-minimal:9.4\nUSER root\nRUN microdnf install -y tar pigz && microdnf clean all\n',
  ],
  ['yum, of a release without dnf', `FROM centos:7\nRUN ${BUILD}\n`, 'FROM centos:7\nRUN yum install -y pigz && yum clean all\n'],
  [
    'the manager that the stage uses itself',
    `FROM oraclelinux:9\nRUN microdnf install -y --virtual x && true\nRUN ${BUILD}\n`,
    'FROM oraclelinux:9\nRUN microdnf install -y --virtual x && true\nRUN microdnf install -y pigz && microdnf clean all\n',
  ],
]);

check([
  [
    'download in one RUN, build in another',
    `FROM debian:12\nRUN wget https://example.com/pigz-1.7.tar.gz\nRUN tar xzf pigz-1.7.tar.gz\n# build it\nRUN cd pigz-1.7 && ./configure && make install\nCMD ["pigz"]\n`,
    `FROM debian:12\nRUN ${APT}\n# build it\nCMD ["pigz"]\n`,
  ],
  [
    'an archive by ADD',
    'FROM debian:12\nADD https://example.com/pigz-1.7.tar.gz /tmp/\nRUN cd /tmp && tar xzf pigz-1.7.tar.gz && cd pigz-1.7 && ./configure && make install\n',
    `FROM debian:12\nRUN ${APT}\n`,
  ],
  [
    'a work folder that served the build alone',
    'FROM debian:12\nRUN git clone --branch pigz-1.7 https://github.com/madler/pigz /usr/src/pigz\nWORKDIR /usr/src/pigz\nRUN autoreconf -i && ./configure && make install\nWORKDIR /app\nCOPY . .\n',
    `FROM debian:12\nRUN ${APT}\nWORKDIR /app\nCOPY . .\n`,
  ],
  [
    'packages that an earlier RUN installs',
    `FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    ca-certificates \\\n    wget \\\n && rm -rf /var/lib/apt/lists/*\nRUN ${BUILD}\n`,
    'FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    ca-certificates \\\n    wget \\\n    pigz \\\n && rm -rf /var/lib/apt/lists/*\n',
  ],
  [
    'what only the build needed',
    `FROM debian:12\nRUN apt-get update && apt-get install -y build-essential libonig-dev wget && rm -rf /var/lib/apt/lists/*\nRUN ${BUILD}\nCMD ["pigz"]\n`,
    'FROM debian:12\nRUN apt-get update && apt-get install -y wget pigz && rm -rf /var/lib/apt/lists/*\nCMD ["pigz"]\n',
  ],
  [
    'what was there under a virtual name',
    `FROM alpine:3.20\nRUN apk add --no-cache --virtual .build gcc make musl-dev \\\n && ${BUILD} \\\n && apk del .build\n`,
    'FROM alpine:3.20\nRUN apk add --no-cache pigz\n',
  ],
  [
    'what was purged behind it',
    `FROM debian:12\nRUN apt-get update && apt-get install -y wget gcc make \\\n && ${BUILD} \\\n && apt-get purge -y --auto-remove gcc make \\\n && rm -rf /var/lib/apt/lists/*\n`,
    'FROM debian:12\nRUN apt-get update && apt-get install -y wget pigz \\\n && rm -rf /var/lib/apt/lists/*\n',
  ],
  [
    'checks, keys and variables of the build',
    'FROM debian:12\nRUN set -eux; \\\n    V=1.7; \\\n    wget https://example.com/pigz-$V.tar.gz; \\\n    export GNUPGHOME="$(mktemp -d)"; \\\n    gpg --recv-keys ABCD; \\\n    gpg --verify pigz-$V.tar.gz.asc pigz-$V.tar.gz; \\\n    tar xzf pigz-$V.tar.gz; \\\n    cd pigz-$V; \\\n    ./configure; \\\n    make install; \\\n    cd /; \\\n    rm -rf pigz-$V; \\\n    useradd -r pigz\n',
    `FROM debian:12\nRUN set -eux; \\\n    ${APT}; \\\n    useradd -r pigz\n`,
  ],
  [
    'lists that the RUN fetches and drops itself',
    `FROM debian:12\nRUN apt-get update && ${BUILD} && rm -rf /var/lib/apt/lists/*\n`,
    'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends pigz && rm -rf /var/lib/apt/lists/*\n',
  ],
  [
    'a program that is copied out of the folder',
    'FROM debian:12\nRUN wget https://example.com/pigz-1.7.tar.gz && tar xzf pigz-1.7.tar.gz && cd pigz-1.7 && make && cp pigz /usr/local/bin/ && cd .. && rm -rf pigz-1.7*\n',
    `FROM debian:12\nRUN ${APT}\n`,
  ],
  [
    'a comment behind the last step that stays',
    `FROM debian:12\nRUN apt-get update && apt-get install -y wget \\\n    # the tool\n    && ${BUILD}\nUSER app\n`,
    'FROM debian:12\nRUN apt-get update && apt-get install -y wget pigz\n# the tool\nUSER app\n',
  ],
  [
    'Windows line ends',
    `FROM debian:12\r\nRUN wget https://example.com/pigz-1.7.tar.gz\r\nRUN tar xzf pigz-1.7.tar.gz && cd pigz-1.7 && make install\r\nCMD ["pigz"]\r\n`,
    `FROM debian:12\r\nRUN ${APT}\r\nCMD ["pigz"]\r\n`,
  ],
]);

check(
  [
    [
      'a library with headers leaves the compiler to those who compile against it',
      `FROM debian:12\nRUN apt-get update && apt-get install -y gcc make && rm -rf /var/lib/apt/lists/*\nRUN ${BUILD}\n`,
      'FROM debian:12\nRUN apt-get update && apt-get install -y gcc make pigz libpigz-dev && rm -rf /var/lib/apt/lists/*\n',
    ],
  ],
  ['pigz', 'libpigz-dev'],
);

check([
  [
    'the compiler stays for another language',
    `FROM debian:12\nRUN apt-get update && apt-get install -y gcc make && rm -rf /var/lib/apt/lists/*\nRUN ${BUILD}\nRUN pip install uwsgi\n`,
    'FROM debian:12\nRUN apt-get update && apt-get install -y gcc make pigz && rm -rf /var/lib/apt/lists/*\nRUN pip install uwsgi\n',
  ],
]);

refuse([
  ['another user', `FROM debian:12\nUSER app\nRUN ${BUILD}\n`],
  ['a prefix of its own', `FROM debian:12\nRUN ${BUILD.replace('./configure', './configure --prefix=/opt/pigz')}\n`],
  ['a module from beside', `FROM debian:12\nRUN ${BUILD.replace('./configure', './configure --add-module=../mod')}\n`],
  ['a patched source', `FROM debian:12\nCOPY a.patch /\nRUN ${BUILD.replace('./configure', 'patch -p1 < /a.patch && ./configure')}\n`],
  ['another target', `FROM debian:12\nRUN ${BUILD.replace('./configure', './configure --host=arm-linux-gnueabihf')}\n`],
  ['nothing is installed', `FROM debian:12\nRUN ${BUILD.replace(' && make install', '')}\n`],
  ['a step that fails over to another', `FROM debian:12\nRUN ${BUILD.replace('make install', '(make install || true)')} || make\n`],
  ['its path is used later', `FROM debian:12\nRUN ${BUILD}\nCMD ["/usr/local/bin/pigz"]\n`],
  ['its files go to another stage', `FROM debian:12 AS b\nRUN ${BUILD}\nFROM debian:12\nCOPY --from=b /usr/local /usr/local\n`],
  [
    'its folder is worked in later',
    'FROM debian:12\nRUN git clone https://github.com/madler/pigz /usr/src/pigz\nWORKDIR /usr/src/pigz\nRUN make install\nRUN ./run-tests\n',
  ],
  [
    'something else is copied in between',
    'FROM debian:12\nRUN git clone https://github.com/madler/pigz /usr/src/pigz\nCOPY more /usr/src/pigz/\nRUN cd /usr/src/pigz && make install\n',
  ],
  ['files beside it are dropped by a pattern', `FROM debian:12\nRUN cd /tmp && ${BUILD} && cd .. && rm -rf *\n`],
  [
    'packages that may be taken away again',
    `FROM debian:12\nRUN apt-get update && apt-get install -y wget && ${BUILD} && apt-get purge -y libc6\n`,
  ],
  ['apt is told what to keep', `FROM debian:12\nRUN mark="$(apt-mark showmanual)" && ${BUILD} && apt-mark auto '.*'\n`],
  [
    'it is unpacked to a work folder that others work in',
    'FROM debian:12\nWORKDIR /pigz\nRUN curl -fsSL https://example.com/pigz-2.8.tar.gz | tar xz --strip-components=1\nRUN ./configure\nRUN make install\nRUN mkdir logs\n',
  ],
  ['a prefix that is not known', `FROM debian:12\nRUN ${BUILD.replace('./configure', './configure --prefix=`pwd`')}\n`],
  ['an extension of another program', `FROM debian:12\nRUN ${BUILD.replace('./configure', 'phpize && ./configure')}\n`],
]);
