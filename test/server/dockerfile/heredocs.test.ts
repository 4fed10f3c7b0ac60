import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDockerfile } from '../../../server/src/dockerfile/parse.ts';
import { at, blamed, keywords, messages, only } from './reading.ts';

const bodies = (text: string, keyword = 'RUN'): string[] => only(text, keyword).heredocs.map(({ body }) => body.text);

describe('here-documents', () => {
  it('are read in the order in which they are announced', () => {
    assert.deepEqual(bodies('RUN cat <<A - <<B\n1\nA\n2\nB\n'), ['1\n', '2\n']);
  });

  it('stand below RUN, COPY and ADD only', () => {
    for (const keyword of ['RUN', 'COPY', 'ADD', 'ONBUILD RUN', 'onbuild copy'])
      assert.equal(parseDockerfile(`FROM a\n${keyword} <<EOF /x\nUSER b\nEOF`).instructions.length, 2, keyword);
    for (const keyword of ['CMD', 'ENTRYPOINT', 'LABEL', 'ONBUILD CMD'])
      assert.equal(parseDockerfile(`FROM a\n${keyword} <<EOF x=y\nUSER b`).instructions.length, 3, keyword);
  });

  it('keep their quotes out of their names, and are not expanded when quoted', () => {
    const read = (marker: string): [string, boolean] | undefined => {
      const [heredoc] = only(`RUN cat ${marker}\nEOF`).heredocs;
      return heredoc && [heredoc.name, heredoc.expands];
    };
    assert.deepEqual(read('<<EOF'), ['EOF', true]);
    assert.deepEqual(read('<<"EOF"'), ['EOF', false]);
    assert.deepEqual(read("<<'EOF'"), ['EOF', false]);
    assert.deepEqual(read('<<E"O"F'), ['EOF', false]);
    assert.deepEqual(read("<<'E F'"), ['E F', false]);
  });

  it('may have no white space behind <<-', () => {
    assert.deepEqual(keywords(parseDockerfile('RUN cat <<- EOF\nUSER x')), ['RUN', 'USER']);
  });

  it('are not announced by a delimiter of no characters', () => {
    assert.deepEqual(keywords(parseDockerfile('RUN cat <<""\nUSER x')), ['RUN', 'USER']);
    assert.deepEqual(keywords(parseDockerfile('RUN cat <<\nUSER x')), ['RUN', 'USER']);
  });

  it('are not announced in a line that BuildKit fails to take apart', () => {
    for (const line of ["cat <<EOF && echo it's", 'cat <<EOF && echo ${A^^}', 'echo ${#A} && cat <<EOF', 'cat <<EOF "'])
      assert.deepEqual(keywords(parseDockerfile(`RUN ${line}\nUSER x`)), ['RUN', 'USER'], line);
  });

  it('are announced next to variables with defaults', () => {
    assert.deepEqual(bodies('RUN echo ${A:-"b c"} ${B#x} ${C/d/e} $(f) <<EOF\nx\nEOF'), ['x\n']);
  });

  it('are announced by one word, whatever stands behind the delimiter', () => {
    assert.equal(only('RUN cat <<EOF|sh\nx\nEOF|sh').heredocs[0]?.name, 'EOF|sh');
  });

  it('end at their delimiter alone, tabs before it only with <<-', () => {
    assert.deepEqual(bodies('RUN cat <<EOF\n EOF\n\tEOF\nEOF \nEOF'), [' EOF\n\tEOF\nEOF \n']);
    assert.deepEqual(bodies('RUN cat <<-EOF\n\t\ta\n\t b\n\tEOF\nUSER x'), ['a\n b\n']);
  });

  it('know where their bodies stand', () => {
    const text = 'FROM a\nRUN <<-EOF cat\n\tone\n\ttwo\n\tEOF\nUSER b\n';
    const [heredoc] = only(text).heredocs;
    assert.ok(heredoc);
    assert.equal(at(text, heredoc.marker), '<<-EOF');
    assert.equal(at(text, heredoc.bodySpan), '\tone\n\ttwo\n');
    assert.equal(at(text, heredoc.body.span(4, 7)), 'two');
    assert.equal(at(text, only(text).span), 'RUN <<-EOF cat\n\tone\n\ttwo\n\tEOF');
  });

  it('know where their markers stand in the line of an ONBUILD trigger', () => {
    const { trigger } = only('ONBUILD  RUN cat <<A <<B\nA\nB', 'ONBUILD');
    assert.deepEqual(
      trigger?.heredocs.map(({ markerInLine }) => at(trigger.line.text, markerInLine)),
      ['<<A', '<<B'],
    );
  });

  it('without an end are an error at their marker and run to the end of the file', () => {
    const text = 'FROM a\nRUN cat <<EOF\nUSER b\n\n';
    assert.deepEqual(messages(text), ['unterminated heredoc: no line is EOF alone']);
    assert.deepEqual(blamed(text), ['<<EOF']);
    assert.deepEqual(keywords(parseDockerfile(text)), ['FROM', 'RUN']);
  });

  it('may be empty', () => {
    assert.deepEqual(bodies('RUN cat <<EOF\nEOF\nUSER x'), ['']);
  });

  it('lose the carriage returns before line feeds, in delimiters too', () => {
    const text = 'RUN cat <<EOF\r\none\r\ntwo\r\nEOF\r\nUSER x\r\n';
    assert.deepEqual(bodies(text), ['one\ntwo\n']);
    assert.equal(at(text, only(text).span), 'RUN cat <<EOF\r\none\r\ntwo\r\nEOF');
    assert.equal(at(text, only(text).heredocs[0]?.body.span(4, 7) ?? { start: 0, end: 0 }), 'two');
  });

  it('may be announced on a continued line', () => {
    assert.deepEqual(bodies('RUN cat \\\n  <<EOF \\\n  # c\n  && true\nx\nEOF'), ['x\n']);
  });

  it('are no continuation, whatever their last line ends in', () => {
    assert.deepEqual(bodies('RUN <<EOF\na \\\nEOF\nUSER x'), ['a \\\n']);
  });
});
