import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commandNames, factsOf } from './facts-of.ts';

describe('commands of a build', () => {
  it('are those of RUN in both forms, and of here-documents', () => {
    assert.deepEqual(commandNames('FROM a\nRUN b\nRUN ["c"]\nRUN <<EOF\nd\ne\nEOF\nRUN bash -e <<EOF\nf\nEOF'), [
      'b',
      'c',
      'd',
      'e',
      'bash',
      'f',
    ]);
  });

  it('are those that ONBUILD puts off, here-documents included', () => {
    assert.deepEqual(commandNames('FROM a\nONBUILD RUN b\nONBUILD RUN <<EOF\nc\nEOF'), ['b', 'c']);
  });

  it('are run later when they are those of CMD, ENTRYPOINT and HEALTHCHECK', () => {
    const { commands } = factsOf('FROM a\nRUN b\nCMD c\nENTRYPOINT ["d"]\nHEALTHCHECK CMD e\nHEALTHCHECK CMD ["f"]\nHEALTHCHECK NONE');
    assert.deepEqual(
      commands.map(({ command, when }) => `${command.name} ${when}`),
      ['b build', 'c run', 'd run', 'e run', 'f run'],
    );
  });

  it('are not read from scripts of other languages', () => {
    assert.deepEqual(commandNames('FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nimport os\nEOF'), []);
    assert.deepEqual(commandNames('FROM a\nRUN <<EOF\n#!/usr/bin/env -S bash -e\nb\nEOF'), ['b']);
    assert.deepEqual(commandNames('FROM a\nRUN python3 <<EOF\nimport os\nEOF'), ['python3']);
  });

  it('are not read from PowerShell and cmd', () => {
    assert.deepEqual(commandNames('FROM a\nSHELL ["powershell", "-Command"]\nRUN b\nRUN ["c"]'), ['c']);
    assert.deepEqual(commandNames('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN b'), []);
    assert.deepEqual(commandNames('FROM a\nSHELL ["cmd", "/S", "/C"]\nRUN b\nSHELL ["/bin/bash", "-c"]\nRUN c'), ['c']);
  });

  it('have the shell of the stage that theirs stands on', () => {
    assert.deepEqual(commandNames('FROM a AS one\nSHELL ["pwsh", "-c"]\nFROM one AS two\nFROM two\nRUN b'), []);
  });

  it('have the variables of the place where they stand', () => {
    const { commands } = factsOf('ARG V=1\nFROM a\nRUN b $V\nARG V\nRUN b $V');
    assert.deepEqual(
      commands.map(({ command }) => command.arguments[0]?.value),
      ['$V', '1'],
    );
  });

  it('do not know what a build gives without saying what', () => {
    const { commands } = factsOf('FROM a\nARG V=1\nRUN b $V', { name: 'x', arguments: new Map([['V', undefined]]) });
    assert.deepEqual(
      commands.map(({ command }) => command.arguments[0]?.value),
      ['$V'],
    );
  });
});

describe('broken scripts', () => {
  it('are the RUNs that a shell would reject', () => {
    const { brokenScripts, nodes } = factsOf('FROM a\nRUN if true\nRUN true\nRUN ["if"]\nSHELL ["pwsh"]\nRUN if true');
    assert.deepEqual(brokenScripts, [nodes[1]]);
  });
});
