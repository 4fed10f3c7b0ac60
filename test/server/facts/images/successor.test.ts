import assert from 'node:assert/strict';
import { test } from 'node:test';
import { successorTag } from '../../../../server/src/facts/images/successor.ts';
import { WORLD } from './world.ts';

const successor = (tag: string, image = 'eclipse-temurin'): string | undefined => successorTag(tag, image, WORLD);

test('a successor has the release, the distribution and the flavours', () => {
  assert.equal(successor('17-jdk'), '17-jdk');
  assert.equal(successor('8-jre-alpine'), '8-jre-alpine');
  assert.equal(successor('17.0.2-jdk-buster'), '17-jdk');
});

test('a successor may lack what only makes an image smaller or names the usual virtual machine, and nothing else', () => {
  assert.equal(successor('17-jdk-slim'), '17-jdk');
  assert.equal(successor('17-jre-hotspot'), '17-jre');
  assert.equal(successor('17-jre-openj9'), undefined);
});

test('there is no successor of what is not listed, has ended, or is no official image', () => {
  assert.equal(successor('7-jdk'), undefined);
  assert.equal(successor('latest'), undefined);
  assert.equal(successor('17-jdk', 'jenkins/jenkins'), undefined);
});
