import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { factsOfFile, mountsOf, settingsOf } from './opened.ts';

const imagesOf = async (text: string): Promise<readonly string[]> =>
  (await factsOfFile('Jenkinsfile', text)).images.map(({ at, resolved }) => `${text.slice(at.start, at.end)}: ${resolved?.text ?? '?'}`);

const commandsOf = async (text: string): Promise<readonly string[]> =>
  (await factsOfFile('Jenkinsfile', text)).commands.map(({ command }) =>
    [command.name, ...command.arguments.map(({ value }) => value)].join(' '),
  );

describe('a pipeline of Jenkins', () => {
  it('is known by its name', async () => {
    const text = "node { sh 'docker run -v /a:/b i' }";
    for (const name of ['Jenkinsfile', 'Jenkinsfile.release', 'ci/Jenkinsfile-nightly', 'x.Jenkinsfile', 'vars/x.groovy'])
      assert.deepEqual(await mountsOf(name, text), ['/a:/b: /a -> /b'], name);
  });

  it('runs its agents in images with options', async () => {
    const text = `pipeline { agent { docker { image 'node:20' // the one
      args  "-u root -v /h:/c:ro" +
            ' --privileged' } }
      stages { stage('x') { agent { docker 'maven:3' } } stage('y') { agent { dockerfile { args '--net=host' } } } } }`;
    assert.deepEqual(await imagesOf(text), ['node:20: node:20', 'maven:3: maven:3']);
    assert.deepEqual(await mountsOf('Jenkinsfile', text), ['/h:/c:ro: /h -> /c ro (agent, node)']);
    assert.deepEqual(await settingsOf('Jenkinsfile', text), [
      'agent: privileged at --privileged',
      'agent: namespace network at --net=host',
    ]);
  });

  it('starts containers by the plug-in for Docker', async () => {
    const text = `docker.image('a').inside('-v /a:/b') { }
      docker.image("b:\${env.TAG}").withRun("-v /c:/d -e X=\${x.y}") { c -> }
      image.run("-v /e:/f", "-v /g:/h")
      docker.image('own').push()
      other.run("docs -v /i:/j")
      app = docker.build("own")`;
    assert.deepEqual(await imagesOf(text), ['a: a', 'b:${env.TAG}: ?']);
    assert.deepEqual(await mountsOf('Jenkinsfile', text), [
      '/a:/b: /a -> /b (agent)',
      '/c:/d: /c -> /d (agent)',
      '/e:/f: /e -> /f (agent)',
    ]);
  });

  it('takes options from variables and from maps, where it says so', async () => {
    const text = `def options = ['linux': '-u root -v /a:/b', windows: '-v c:/d:e:/f', 'count': 2]
      def step = "-v /g:/h"
      def unused = '-v /i:/j'
      unused = ['x': '-v /k:/l']
      step_name = '-v /m:/n'
      options_of = [options: '-v /o:/p']
      quoted = '-v /q:/r'
      pipeline { agent { docker { image 'i'
        args options["\${OS}"] } } }
      docker.image('j').inside(step) { }
      docker.image('k').inside("\${quoted} -e A=b") { }`;
    assert.deepEqual(await mountsOf('Jenkinsfile', text), [
      '/a:/b: /a -> /b (agent)',
      'c:/d:e:/f: c:/d -> e:/f (agent)',
      '/g:/h: /g -> /h (agent)',
      '/q:/r: /q -> /r (agent)',
    ]);
  });

  it('does not take text for options, though its name is that of some', async () => {
    const text = `def step = 'docs -v /a:/b'
      docker.image('j').inside(step) { }
      echo "step = -v /c:/d"`;
    assert.deepEqual(await mountsOf('Jenkinsfile', text), []);
  });

  it('gives scripts to a shell, in strings of all kinds', async () => {
    const text = `sh 'a \\'b\\''
      sh("c \${d.e} \\$f")
      sh script: '''g \\
        h''', returnStdout: true
      def out = sh(returnStdout: true, script: "i")
      steps.sh """
        docker run \\\\
          -v /a:/b "k"
      """
      bat 'l'
      powershell(script: 'm')
      echo "n"`;
    assert.deepEqual(await commandsOf(text), ['a b', 'c ${d_e} $f', 'g h', 'i', 'docker run -v /a:/b k']);
    assert.deepEqual(await mountsOf('Jenkinsfile', text), ['/a:/b: /a -> /b']);
  });

  it('describes pods in YAML or by the plug-in for Kubernetes', async () => {
    const text = `podTemplate(yaml: '''
      apiVersion: v1
      kind: Pod
      spec:
        containers:
        - name: c
          image: a
          volumeMounts: [{ name: s, mountPath: /s }]
        volumes: [{ name: s, hostPath: { path: /h } }]
      ''') { }
      podTemplate(containers: [containerTemplate(name: 'x', image: 'b', command: 'cat')],
        volumes: [hostPathVolume(mountPath: '/c', hostPath: '/d')]) { }`;
    assert.deepEqual(await imagesOf(text), ['a: a', 'b: b']);
    assert.deepEqual(await mountsOf('Jenkinsfile', text), ['/h: /h -> /s (container "c" of Pod "", a)', '/d: /d -> undefined (agent)']);
  });

  it('has nothing in comments, in other strings and in strings that do not end', async () => {
    const text = `// sh 'docker run -v /a:/b i'
      /* args '-v /a:/b' */
      echo 'docker run -v /a:/b i'
      args '-v /a:/b'
      it's sh 'docker run -v /c:/d i'`;
    assert.deepEqual(await mountsOf('Jenkinsfile', text), []);
    assert.deepEqual(
      (await factsOfFile('Jenkinsfile', text)).comments.map(({ text: comment }) => comment),
      ["sh 'docker run -v /a:/b i'", "args '-v /a:/b'"],
    );
  });
});
