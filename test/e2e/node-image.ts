/** A Dockerfile with faults that Plimsoll will always report, and where they are. */
export const NODE_IMAGE = `FROM node
WORKDIR /app
RUN apt-get update && apt-get install -y curl \\
    && rm -rf /var/lib/apt/lists/*
COPY . .
USER node
CMD ["node", "server.js"]
`;

const lineAndColumn = (offset: number): readonly [line: number, column: number] => {
  const before = NODE_IMAGE.slice(0, offset).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
};

/** Inside a word, so that a finding on the word or on the whole command is at the cursor. */
const inside = (text: string) => lineAndColumn(NODE_IMAGE.indexOf(text) + text.length - 2);

export const IMAGE = inside('FROM node');
export const INSTALL = inside('apt-get install');
