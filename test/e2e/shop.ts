import type { Files } from './workbench/folders.ts';

/** A project whose containers are named in files of all kinds, with faults that Plimsoll will always report. */
export const SHOP: Files = {
  'README.md': '# Shop\n',
  'values.yaml': 'replicas: 2\nimage: node\n',
  Dockerfile: `ARG NODE_TAG=18-bullseye
FROM node:\${NODE_TAG} AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build
USER node
CMD ["node", "server.js"]
`,
  'compose.yaml': `services:
  web:
    build:
      context: .
      target: build
      args:
        NODE_TAG: 16-bullseye
  db:
    image: postgres:12
  proxy:
    image: traefik:v2.4
    volumes:
      - /var/run/docker.sock:/var/run/docker.sock:ro
`,
  'deploy/agent.yaml': `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  template:
    spec:
      containers:
        - name: agent
          image: redis:6
          volumeMounts:
            - name: runtime
              mountPath: /containerd.sock
      volumes:
        - name: runtime
          hostPath:
            path: /run/containerd/containerd.sock
`,
  '.devcontainer/devcontainer.json': `{
  // What the team develops in.
  "build": { "dockerfile": "../Dockerfile", "target": "build" },
  "runArgs": ["--privileged"]
}
`,
  '.github/workflows/ci.yml': `on: [push]
jobs:
  test:
    runs-on: ubuntu-latest
    container: node:16
    steps:
      - uses: docker://alpine:3.12
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with:
          file: Dockerfile
          target: build
`,
  'units/agent.container': `[Unit]
Description=Looks into containers

[Container]
Image=docker.io/library/redis:6
Volume=/run/podman/podman.sock:/podman.sock

[Install]
WantedBy=default.target
`,
};

/** Where a text begins in a file, and one character behind that: both count from 1. */
export const within = (path: string, text: string): readonly [line: number, column: number] => {
  const before = (SHOP[path] ?? '').slice(0, (SHOP[path] ?? '').indexOf(text) + 1).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
};
