import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Facts } from '../../../server/src/facts/model.ts';
import { at } from '../dockerfile/reading.ts';
import { factsOf } from './facts-of.ts';

const facts = (run: string): Facts => factsOf(`FROM a\n${run}`);
const names = (run: string): string[] => facts(run).repositories.map(({ family, by, name }) => `${family} ${by} ${name}`);

describe('repositories', () => {
  it('are added by name, by line and by address', () => {
    assert.deepEqual(names('RUN add-apt-repository -y ppa:a/b'), ['apt command ppa:a/b']);
    assert.deepEqual(names('RUN add-apt-repository ppa:a/ubuntu/b ppa:c'), ['apt command ppa:a/b', 'apt command ppa:c/ppa']);
    assert.deepEqual(names('RUN add-apt-repository "deb [arch=amd64] https://a.example/x y z"'), ['apt command a.example/x']);
    assert.deepEqual(names('RUN add-apt-repository https://a.example/x main'), ['apt command a.example/x']);
    assert.deepEqual(names('RUN add-apt-repository universe; add-apt-repository -r ppa:a/b'), []);
  });

  it('are read from lists, whichever way these are written', () => {
    const ways = [
      'RUN echo "deb https://a.example/x y z" > /etc/apt/sources.list.d/a.list',
      'RUN echo deb [arch=amd64] https://a.example/x y z >> /etc/apt/sources.list',
      "RUN printf 'deb https://a.example/x y z\\n' | sudo tee -a /etc/apt/sources.list.d/a.list > /dev/null",
      "RUN printf '%s\\n' 'deb https://a.example/x y z' > /etc/apt/sources.list.d/a.list",
      'RUN sh -c \'echo "deb https://a.example/x y z" > /etc/apt/sources.list.d/a.list\'',
      'RUN { echo "# mine"; echo "deb https://a.example/x y z"; } > /etc/apt/sources.list',
      'RUN echo "deb https://a.example/x y z" | dd of=/etc/apt/sources.list.d/a.list',
      'RUN cat <<EOF > /etc/apt/sources.list.d/a.list\ndeb https://a.example/x y z\nEOF',
      'RUN tee /etc/apt/sources.list.d/a.list <<EOF\ndeb https://a.example/x y z\nEOF',
      'COPY <<EOF /etc/apt/sources.list.d/a.list\ndeb https://a.example/x y z\nEOF',
      'COPY <<a.list /etc/apt/sources.list.d/\ndeb https://a.example/x y z\na.list',
      'COPY <<EOF /etc/apt/sources.list.d/a.sources\nTypes: deb deb-src\nURIs: https://a.example/x\nSuites: y\nEOF',
      'ARG SITE=https://a.example\nRUN repo="$SITE/x" && echo "deb $repo y z" > /etc/apt/sources.list.d/a.list',
    ];
    for (const way of ways) assert.deepEqual(names(way), ['apt list a.example/x'], way);
  });

  it('are none when they are said elsewhere, put out, or of no known address', () => {
    assert.deepEqual(names('RUN echo "deb https://a.example/x y z" > /usr/share/doc/README'), []);
    assert.deepEqual(names('RUN echo "# deb https://a.example/x y z" > /etc/apt/sources.list'), []);
    assert.deepEqual(names('RUN echo "deb $SITE y z" > /etc/apt/sources.list'), []);
    assert.deepEqual(names('RUN echo https://a.example/x >> /etc/motd'), []);
    assert.deepEqual(names('CMD add-apt-repository ppa:a/b'), []);
  });

  it('stand where their address is written', () => {
    const text = 'FROM a\nRUN x \\\n && echo "deb [signed-by=/k] https://a.example/x y z" > /etc/apt/sources.list';
    const [one] = factsOf(text).repositories;
    assert.equal(one && at(text, one.at), 'https://a.example/x');
    assert.equal(one?.options && at(text, one.options), 'signed-by=/k');
    assert.equal(one?.signedBy, '/k');
  });

  it('have a suite, which may be that of the release that they are for', () => {
    const suite = (base: string, written: string): string | undefined =>
      factsOf(`FROM ${base}\nRUN echo "deb https://a.example/x ${written} y" > /etc/apt/sources.list`).repositories[0]?.suite;
    assert.equal(suite('debian:12', 'bookworm-pgdg'), 'bookworm-pgdg');
    assert.equal(suite('debian:10', '$(lsb_release -cs)-pgdg'), 'buster-pgdg');
    assert.equal(suite('ubuntu:18.04', '`lsb_release -sc`-pgdg'), 'bionic-pgdg');
    assert.equal(suite('ubuntu:18.04', '${VERSION_CODENAME}-pgdg'), 'bionic-pgdg');
    assert.equal(suite('example.com/a:1', '$(lsb_release -cs)-pgdg'), '$(lsb_release -cs)-pgdg');
    assert.equal(suite('debian:12', '/'), '/');
  });

  it('of rpm are read from files, front ends and packages', () => {
    const file = '[a]\\nname=A\\nbaseurl=https://a.example/x/$basearch\\ngpgcheck=1\\n[b]\\nmirrorlist=https://b.example/m?arch=x';
    assert.deepEqual(names(`RUN echo -e '${file}' > /etc/yum.repos.d/a.repo`), ['rpm list a.example/x/$basearch', 'rpm list b.example/m']);
    assert.deepEqual(names('RUN yum-config-manager --add-repo https://a.example/a.repo'), ['rpm command a.example/a.repo']);
    assert.deepEqual(names('RUN dnf config-manager addrepo --from-repofile=https://a.example/a.repo'), ['rpm command a.example/a.repo']);
    assert.deepEqual(names('RUN dnf copr enable -y @g/p && dnf copr enable o/p'), ['rpm command copr @g/p', 'rpm command copr o/p']);
    assert.deepEqual(names('RUN zypper ar -f https://a.example/x x'), ['rpm command a.example/x']);
    assert.deepEqual(names('RUN yum install -y epel-release'), ['rpm package EPEL']);
    assert.deepEqual(names('RUN rpm -Uvh https://a.example/a-release-9.noarch.rpm'), ['rpm package a.example/a-release-9.noarch.rpm']);
    assert.deepEqual(names('RUN curl -o /etc/yum.repos.d/a.repo https://a.example/get?x=a'), ['rpm download a.example/get']);
    assert.deepEqual(names('RUN rpm -q epel-release; yum remove epel-release; rpm -i https://a.example/tool.rpm'), []);
  });

  it('of apk are read from the list and from options', () => {
    assert.deepEqual(names('RUN echo "@edge https://a.example/x" >> /etc/apk/repositories'), ['apk list a.example/x']);
    assert.deepEqual(names('RUN apk add -X https://a.example/x b'), ['apk command a.example/x']);
    assert.deepEqual(names('RUN apk add --repository=https://a.example/x b'), ['apk command a.example/x']);
    assert.deepEqual(names('RUN apk add -X ./packages b'), []);
  });

  it('are unchecked where their list or file says so', () => {
    const words = (run: string): (string | undefined)[] => facts(run).repositories.map(({ unchecked }) => unchecked?.word);
    assert.deepEqual(words('RUN echo "deb [ trusted=yes arch=amd64 ] https://a.example x y" > /etc/apt/sources.list'), ['[trusted=yes]']);
    assert.deepEqual(words('RUN echo "deb [trusted=no] https://a.example x y" > /etc/apt/sources.list'), [undefined]);
    assert.deepEqual(words('RUN printf "baseurl=https://a.example\\ngpgcheck=0\\n" > /etc/yum.repos.d/a.repo'), ['gpgcheck=0']);
    assert.deepEqual(words('RUN printf "baseurl=https://a.example\\ngpgcheck=0\\nrepo_gpgcheck=1\\n" > /etc/yum.repos.d/a.repo'), [
      undefined,
    ]);
    assert.deepEqual(words('RUN zypper ar -Gf https://a.example x'), ['-Gf']);
  });
});

describe('keys of repositories', () => {
  const keys = (run: string): string[] => facts(run).repositoryKeys.map(({ by, url, ids }) => [by, url ?? '', ...ids].join(' '));

  it('are what apt-key is given, by pipe, by file, by address or by id', () => {
    assert.deepEqual(keys('RUN curl https://a.example/k | apt-key add -'), ['apt-key https://a.example/k']);
    assert.deepEqual(keys('RUN curl -o /tmp/k.asc https://a.example/k && apt-key add /tmp/k.asc'), ['apt-key https://a.example/k']);
    assert.deepEqual(keys('RUN apt-key adv --fetch-keys https://a.example/k'), ['apt-key https://a.example/k']);
    assert.deepEqual(keys('RUN apt-key adv --keyserver x --recv-keys 0x01234567 "89AB CDEF 0123 4567"'), [
      'apt-key  01234567 89ABCDEF01234567',
    ]);
    assert.deepEqual(keys('RUN apt-key list; apt-key del 01234567'), []);
  });

  it('are what ends up where keys are looked for', () => {
    const ways = [
      'RUN curl https://a.example/k | gpg --dearmor -o /usr/share/keyrings/a.gpg',
      'RUN curl https://a.example/k | sudo tee /etc/apt/trusted.gpg.d/a.asc',
      'RUN wget -O /etc/apk/keys/a.rsa.pub https://a.example/k',
      'RUN wget -P /etc/apt/keyrings https://a.example/k',
      'ADD https://a.example/k /etc/apt/keyrings/a.asc',
      'RUN curl -o /tmp/k https://a.example/k && rpm --import /tmp/other && curl -o /tmp/key https://a.example/k && rpm --import /tmp/key',
    ];
    for (const way of ways) assert.deepEqual(keys(way), ['keyring https://a.example/k'], way);
    assert.deepEqual(keys('RUN rpm --import https://a.example/k'), ['rpm https://a.example/k']);
    assert.deepEqual(keys('RUN curl https://a.example/k | gpg --import'), []);
  });
});

describe('unchecked installs', () => {
  const words = (run: string): string[] => facts(`RUN ${run}`).uncheckedInstalls.map(({ manager, word }) => `${manager} ${word}`);

  it('are told by their options', () => {
    assert.deepEqual(words('apt-get install --allow-unauthenticated a'), ['apt-get --allow-unauthenticated']);
    assert.deepEqual(words('apt install -o APT::Get::AllowUnauthenticated=true a'), ['apt APT::Get::AllowUnauthenticated=true']);
    assert.deepEqual(words('microdnf install --nogpgcheck a'), ['microdnf --nogpgcheck']);
    assert.deepEqual(words('apk --allow-untrusted add a'), ['apk --allow-untrusted']);
    assert.deepEqual(words('rpm -i --nosignature https://a.example/a.rpm'), ['rpm --nosignature']);
  });

  it('take something from elsewhere', () => {
    assert.deepEqual(words('apk add --allow-untrusted /tmp/*.apk ./b.apk c.apk'), []);
    assert.deepEqual(words('apk add --allow-untrusted "$PACKAGE"'), []);
    assert.deepEqual(words('rpm -i --nosignature a.rpm'), []);
    assert.deepEqual(words('dnf install --nogpgcheck ./a.rpm b'), ['dnf --nogpgcheck']);
  });
});
