import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import picomatch from 'picomatch';
import { looksLikeOurs, NAMED_FILES, TOLD_BY_TEXT } from '../client/src/patterns.ts';
import { candidacyOf, type DocumentForm, formOf, isJenkinsfile } from '../server/src/facts/file-names.ts';
import { scriptFormOf } from '../server/src/manifest/scripts/script-files.ts';

const MANIFEST = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const CORPUS = new URL('corpus/', import.meta.url);

const matcher = (globs: readonly string[]) => picomatch([...globs], { dot: true });
const isNamed = matcher(NAMED_FILES);
const isToldByText = matcher(TOLD_BY_TEXT);

/** VS Code knows some Dockerfiles by itself, others by what the extension contributes to the language. */
const { filenames = [], filenamePatterns } = MANIFEST.contributes.languages[0];
const isOfLanguage = matcher([
  '**/Dockerfile',
  '**/dockerfile',
  ...[...filenames, ...filenamePatterns].map((name: string) => `**/${name}`),
]);

/** Of each form that the linter reads in an editor, names that tell it and texts where only these do. */
const FORMS: Readonly<Record<DocumentForm | 'jenkinsfile', { readonly named?: readonly string[]; readonly texts?: readonly string[] }>> = {
  dockerfile: {
    named: [
      'Dockerfile',
      'dockerfile',
      'Dockerfile.dev',
      'Dockerfile-dev',
      'web.Dockerfile',
      'web.dockerfile',
      'Containerfile',
      'Containerfile.dev',
    ],
  },
  compose: {
    named: ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.override.yaml', 'compose-dev.yml', 'compose.prod.yaml'],
    texts: ['stack.yml: services:\n  a:\n    image: b\n', 'base.yaml: x-a: 1\n"services": # all\n\n    a:\n        build: .\n'],
  },
  kubernetes: {
    texts: ['pod.yaml: apiVersion: v1\nkind: Pod\n', 'list.yml: # all\nkind: List\nitems:\n  - kind: Job\n    "apiVersion": batch/v1\n'],
  },
  devcontainer: {
    named: [
      '.devcontainer.json',
      '.devcontainer/devcontainer.json',
      '.devcontainer/web/devcontainer.json',
      'src/a/devcontainer-feature.json',
    ],
  },
  'github-workflow': { named: ['.github/workflows/ci.yml', '.gitea/workflows/ci.yaml', 'sub/.forgejo/workflows/ci.yml'] },
  'gitlab-pipeline': { named: ['.gitlab-ci.yml', 'sub/.gitlab-ci.yaml'] },
  quadlet: {
    texts: ['web.container: [Unit]\nA=b\n[Container]\nImage=a\n', 'web.pod: [Pod]\n', 'web.kube: [Kube]\r\nYaml=a.yaml\r\n'],
  },
  jenkinsfile: { named: ['Jenkinsfile', 'Jenkinsfile.release', 'ci/Jenkinsfile-nightly', 'ci/release.jenkinsfile', 'build.Jenkinsfile'] },
};

const ALL = Object.entries(FORMS);

describe('the extension looks at what the linter reads', () => {
  it('by its name', () => {
    for (const [form, { named = [] }] of ALL)
      for (const name of named) {
        const path = `/w/${name}`;
        assert.ok(isNamed(path) || isOfLanguage(path), name);
        if (form === 'jenkinsfile') assert.equal(isJenkinsfile(path) && scriptFormOf(path, ''), form, name);
        else assert.deepEqual([formOf(path, ''), candidacyOf(path)], [form, 'sure'], name);
      }
  });

  it('by what stands in it', () => {
    for (const [form, { texts = [] }] of ALL)
      for (const [, name = '', text = ''] of texts.map((one) => /^(\S+): (.*)$/s.exec(one) ?? [])) {
        assert.deepEqual([formOf(`/w/${name}`, text), candidacyOf(`/w/${name}`)], [form, 'by-content'], name);
        assert.ok(isToldByText(`/w/${name}`) && looksLikeOurs(text), name);
      }
  });

  it('in all files of the corpus', () => {
    const names = readdirSync(CORPUS).filter((name) => /\.(?:ya?ml|Dockerfile)$/.test(name));
    assert.ok(names.length > 20);
    for (const name of names) {
      const text = readFileSync(new URL(name, CORPUS), 'utf8');
      const isServed = isNamed(`/w/${name}`) || (isToldByText(`/w/${name}`) && looksLikeOurs(text));
      if (formOf(`/w/${name}`, text) !== undefined) assert.ok(isServed, name);
    }
  });

  it('and starts no server for other files', () => {
    const others = {
      'values.yaml': 'image: a\nreplicas: 2\n',
      'mkdocs.yml': 'site_name: a\nnav:\n  - services: b.md\n',
      'crd.yaml': 'kind: a\nname: b\n',
      'serverless.yml': 'service: a\nfunctions:\n  b:\n    handler: c\n',
      'Manual.pod': '=head1 NAME\n\n[Container] - a page of Perl\n\n=cut\n'.replace('[', ' ['),
      'package.json': '{ "image": "a" }\n',
      'build.groovy': 'node { }\n',
      'README.md': '```yaml\nservices:\n  a:\n    image: b\n```\n',
    };
    for (const [name, text] of Object.entries(others))
      assert.ok(!isNamed(`/w/${name}`) && !(isToldByText(`/w/${name}`) && looksLikeOurs(text)), name);
  });
});

describe('the extension is activated', () => {
  const events: readonly string[] = MANIFEST.activationEvents;

  it('by languages that files of ours have, or by their names', () => {
    const languages = ['dockerfile', 'dockercompose', 'yaml', 'github-actions-workflow', 'groovy', 'jenkinsfile'];
    assert.deepEqual(
      events.filter((event) => event.startsWith('onLanguage:')),
      languages.map((language) => `onLanguage:${language}`),
    );
    const inWorkspace = events.filter((event) => event.startsWith('workspaceContains:')).map((event) => event.slice(18));
    const found = matcher(inWorkspace);
    const rest = ['.devcontainer.json', '.devcontainer/devcontainer.json', '.devcontainer/web/devcontainer.json'];
    for (const path of [...rest, 'units/web.container', 'web.pod', 'a/b/web.kube']) assert.ok(found(path), path);
    assert.ok(!found('package.json') && !found('src/tsconfig.json'));
  });

  it('never at the start of the editor, whatever is open', () => {
    assert.deepEqual(
      events.filter((event) => !/^(?:onLanguage|workspaceContains):/.test(event)),
      [],
    );
  });
});
