import { fstatSync, type Stats, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import type { Output } from '../cli/host.ts';

type Descriptor = 1 | 2;

/** What a process prints to. A file or a pipe is written to at once: loading Node's streams for it takes as long as linting a small file. */
export const outputTo = (descriptor: Descriptor): Output =>
  mayBeTerminal(descriptor) ? terminalOutput(descriptor) : plainOutput(descriptor);

/** On Windows only the stream knows how to write to a console. */
const mayBeTerminal = (descriptor: Descriptor): boolean => {
  if (process.platform === 'win32') return true;
  const stats = fstatSync(descriptor);
  return stats.isCharacterDevice() && !isNull(stats);
};

/** What is thrown away needs no stream either, though it is a device as a terminal is. */
const isNull = ({ rdev }: Stats): boolean => statSync(devNull, { throwIfNoEntry: false })?.rdev === rdev;

const terminalOutput = (descriptor: Descriptor): Output => {
  const stream = streamOf(descriptor);
  const { columns } = stream;
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY === true, ...(columns !== undefined && { columns }) };
};

const plainOutput = (descriptor: Descriptor): Output => {
  let stream: NodeJS.WriteStream | undefined;
  const write = (text: string): void => {
    const rest = stream ? text : writeNow(descriptor, Buffer.from(text));
    if (rest.length > 0) stream ??= streamOf(descriptor);
    if (rest.length > 0) stream?.write(rest);
  };
  return { write, isTerminal: false };
};

/** Gives back what the reader would not take yet: the other end of a pipe may have made it one that does not wait. */
const writeNow = (descriptor: Descriptor, bytes: Uint8Array): Uint8Array => {
  let at = 0;
  try {
    while (at < bytes.length) at += writeSync(descriptor, bytes, at);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') return bytes.subarray(at);
    if (code !== 'EPIPE') throw error;
  }
  return new Uint8Array();
};

/** Whoever reads may stop reading, as `head` does; that is no fault of ours. */
const streamOf = (descriptor: Descriptor): NodeJS.WriteStream => {
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  return stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
};
