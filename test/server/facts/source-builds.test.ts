import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { factsOf } from './facts-of.ts';

/** What is compiled, each with the names of its steps. */
const builds = (text: string): string[] =>
  factsOf(`FROM a AS first\n${text}`).builds.map(
    ({ download, steps }) => `${download.source.name}: ${steps.map(({ command }) => command.name).join(' ')}`,
  );

const FETCH = 'curl -fsSLO https://a.example/zlib-1.3.tar.gz';

describe('source builds by folder', () => {
  it('follow an archive to the folder that it is unpacked to', () => {
    assert.deepEqual(builds(`RUN ${FETCH}\nRUN tar xzf zlib-1.3.tar.gz -C /opt\nRUN cd /opt/zlib-1.3 && ./configure && make`), [
      'zlib: configure make',
    ]);
    assert.deepEqual(builds(`RUN mkdir /z && ${FETCH} && tar -xzC /z --strip-components=1 -f zlib-1.3.tar.gz\nWORKDIR /z\nRUN make`), [
      'zlib: make',
    ]);
    assert.deepEqual(builds('RUN wget -qO- https://a.example/zlib-1.3.tar.gz | tar xz --strip 1 -C /z\nRUN make -C /z/src'), [
      'zlib: make',
    ]);
    assert.deepEqual(builds('RUN wget -qO /z.zip https://a.example/zlib-1.3.zip && unzip -q /z.zip -d /z\nRUN cd /z/zlib-1.3 && make'), [
      'zlib: make',
    ]);
  });

  it('know how the folder of a tag is called', () => {
    const tag = 'https://github.com/a/tool-project/archive/toolorg-${V}.tar.gz';
    assert.deepEqual(builds(`RUN wget -q ${tag} && tar xf toolorg-${'${V}'}.tar.gz\nRUN cd tool-project-toolorg-$V && make`), [
      'toolorg: make',
    ]);
  });

  it('follow what is moved and renamed', () => {
    assert.deepEqual(builds(`RUN ${FETCH} && tar xf zlib-1.3.tar.gz && mv zlib-1.3 /usr/src/z\nRUN cd /usr/src/z && make`), ['zlib: make']);
    assert.deepEqual(
      builds(
        'RUN curl -fsSLO https://a.example/linux-6.1.tar.xz && xz -d linux-6.1.tar.xz && cat linux-6.1.tar | tar x && mv /linux-6.1 /linux\nWORKDIR /linux\nRUN make',
      ),
      ['linux: make'],
    );
  });

  it('take the one that is entered, whatever was fetched last', () => {
    const both = `RUN ${FETCH} && tar xf zlib-1.3.tar.gz && curl -fsSLO https://a.example/xz-5.4.tar.gz && tar xf xz-5.4.tar.gz`;
    assert.deepEqual(builds(`${both} && cd zlib-1.3 && make`), ['zlib: make']);
    assert.deepEqual(builds(`${both}\nRUN (cd zlib-1.3 && make) && (cd xz-5.4 && make install)`), ['zlib: make', 'xz: make']);
  });

  it('know a folder by its variable, and a build folder beside the source', () => {
    assert.deepEqual(
      builds(`RUN d="$(mktemp -d)" && wget -qO- https://a.example/zlib-1.3.tar.gz | tar xz -C "$d" --strip 1 && make -C "$d"`),
      ['zlib: make'],
    );
    assert.deepEqual(builds('RUN git clone https://a.example/zlib /z && mkdir /b && cd /b && cmake /z\nRUN cd /b && make'), [
      'zlib: cmake make',
    ]);
  });

  it('of the project itself are none', () => {
    assert.deepEqual(builds(`COPY . /app\nRUN ${FETCH} && tar xf zlib-1.3.tar.gz -C /usr/share && cd /app && make`), []);
    assert.deepEqual(builds('RUN --mount=type=bind,target=/app cd /app && make'), []);
    assert.deepEqual(
      builds('RUN git clone https://a.example/lib /lib\nCOPY . /app\nWORKDIR /app\nRUN go build ./... && npm run build && mvn package'),
      [],
    );
    assert.deepEqual(
      builds(
        'LABEL org.opencontainers.image.source="https://a.example/me/tool"\nRUN git clone https://a.example/me/tool.git && make -C tool',
      ),
      [],
    );
  });

  it('are none of what is only unpacked, nor of what nobody fetched', () => {
    assert.deepEqual(builds('RUN curl https://a.example/zlib-1.3.tar.gz | tar xz'), []);
    assert.deepEqual(builds('RUN make'), []);
  });

  it('are none of what comes as programs', () => {
    assert.deepEqual(
      builds('RUN curl -fsSL https://a.example/ghc-9.4-x86_64-deb10-linux.tar.xz | tar xJ && cd ghc-9.4 && ./configure && make install'),
      [],
    );
  });

  it('go from stage to stage', () => {
    const source = 'WORKDIR /src\nRUN wget -qO- https://a.example/zlib-1.3.tar.gz | tar xz --strip 1\n';
    assert.deepEqual(builds(`${source}FROM b\nCOPY --from=first /src /z\nRUN make -C /z`), ['zlib: make']);
    assert.deepEqual(builds(`${source}FROM b\nRUN --mount=type=bind,from=first,source=/src,target=/z make -C /z`), ['zlib: make']);
    assert.deepEqual(builds(`${source}FROM first\nRUN make`), ['zlib: make']);
    assert.deepEqual(builds(`${source}FROM b\nCOPY --from=first /other /z\nRUN make -C /z`), []);
  });
});

describe('source builds by kind', () => {
  it('are done by many programs', () => {
    const clone = 'RUN git clone https://a.example/tool /tool && cd /tool && ';
    for (const step of [
      'go build ./cmd/tool',
      'cargo build --release',
      'mvn -B package',
      'npm run build',
      './gradlew assemble',
      'abuild -r',
      './build.sh',
      'gcc -o x x.c',
      'bazel build //x',
      './bootstrap',
    ])
      assert.equal(builds(clone + step).length, 1, step);
    for (const step of [
      'npm install',
      'make --version',
      'make clean',
      'pip install -r requirements.txt',
      './configure-apt.sh',
      './install.sh',
      'cargo --version',
    ])
      assert.deepEqual(builds(clone + step), [], step);
  });

  it('are what Go and Cargo install by name', () => {
    assert.deepEqual(builds('RUN go install example.com/a/tool/v2@v2.1.0 && go install ./cmd/own'), ['tool: go']);
    assert.deepEqual(builds('RUN cargo install --locked tool --version 1.2 && cargo install --path .'), ['tool: cargo']);
    assert.deepEqual(builds('RUN cargo install --git https://a.example/tool --rev 0123abc'), ['tool: cargo']);
    assert.deepEqual(builds('RUN pip install git+https://a.example/tool@v1'), []);
  });

  it('begin in a remote that is added, an ADD of a repository, and one that is unpacked', () => {
    assert.deepEqual(
      builds(
        'WORKDIR /s\nRUN git init && git remote add origin https://a.example/tool.git\nRUN git fetch origin v1 && git checkout FETCH_HEAD\nRUN make',
      ),
      ['tool: make'],
    );
    assert.deepEqual(builds('WORKDIR /s\nADD https://a.example/tool.git#v1 .\nRUN make'), ['tool: make']);
    assert.deepEqual(builds('ADD --unpack=true https://a.example/tool-1.2.tar.gz /s/\nRUN make -C /s/tool-1.2'), ['tool: make']);
  });
});

describe('uses of downloads', () => {
  const uses = (run: string): string[] => [...(factsOf(`FROM a\n${run}`).downloads[0]?.uses ?? [])].sort();

  it('are unpacking, running, installing and compiling', () => {
    assert.deepEqual(uses('RUN curl https://a.example/x.tgz | tar xz'), ['extracted']);
    assert.deepEqual(uses('RUN curl -o /x https://a.example/x\nRUN chmod +x /x'), ['run']);
    assert.deepEqual(uses('RUN curl -o /x https://a.example/x && chmod 644 /x'), []);
    assert.deepEqual(uses('RUN curl -o x.deb https://a.example/x.deb && mv x.deb /tmp/y.deb && apt-get install -y /tmp/y.deb'), [
      'installed',
    ]);
    assert.deepEqual(uses('RUN git clone https://a.example/x && make -C x'), ['compiled']);
    assert.deepEqual(uses('RUN wget -O x.deb https://a.example/x.deb && dpkg-deb -x x.deb /opt'), ['extracted']);
    assert.deepEqual(uses('RUN curl -O https://a.example/x.rpm && rpm2cpio x.rpm | cpio -idm'), ['extracted']);
  });

  it('are those of all files that a pattern means', () => {
    assert.deepEqual(uses('RUN wget -O /opt/bin/x https://a.example/x\nRUN chmod +x /opt/bin/*'), ['run']);
    assert.deepEqual(uses('RUN wget -O /opt/bin/x-1 https://a.example/x && cd /opt/bin && chmod 755 x-*'), ['run']);
    assert.deepEqual(uses('RUN wget -O /opt/bin/x-1 https://a.example/x && chmod 755 /opt/bin/y-* /opt/*'), []);
    assert.deepEqual(uses('RUN wget -O /opt/x https://a.example/x && chmod 644 /opt/*'), []);
  });
});
