import { installTool, otherTool } from '../edit/probe.ts';
import { type MissingTool, readMissingTools } from '../facts/probes/index.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'healthcheck-missing-tool',
  summary: 'A check of health calls a tool that the image does not have',
  why: 'Small images come without curl, wget or nc. The check then fails each time, whatever the software does, and what waits for a healthy container waits for ever or restarts it again and again.',
  category: 'correctness',
  severity: 'warning',
  tier: 'strict',
  needs: ['image-tools'],
  aliases: [],
  options: {},
  examples: [
    {
      bad: 'FROM node:22.11.0-alpine\nHEALTHCHECK CMD curl -f http://localhost:3000/ || exit 1\n',
      good: 'FROM node:22.11.0-alpine\nHEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1:3000/ || exit 1\n',
    },
    {
      bad: 'FROM python:3.13.0-slim\nRUN apt-get update && apt-get install -y libpq5\nHEALTHCHECK CMD ["curl", "--fail", "http://localhost:8000/"]\n',
      good: 'FROM python:3.13.0-slim\nRUN apt-get update && apt-get install -y libpq5 curl\nHEALTHCHECK CMD ["curl", "--fail", "http://localhost:8000/"]\n',
    },
    {
      path: 'compose.yaml',
      bad: 'services:\n  web:\n    image: caddy:2.8.4-alpine\n    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost:2019/metrics"]\n',
      good: 'services:\n  web:\n    image: caddy:2.8.4-alpine\n    healthcheck:\n      test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:2019/metrics"]\n',
    },
  ],
  links: [
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://docs.docker.com/reference/compose-file/services/#healthcheck',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  ],
  *check(facts) {
    for (const missing of readMissingTools(facts)) {
      const fixes = [otherTool(missing, facts.text), installTool(missing, facts.installs, facts.text)];
      yield {
        at: missing.use.command.program.span,
        message: messageFor(missing, facts.knowledge.imageTools?.asOf),
        fixes: fixes.flatMap((fix) => fix ?? []),
      };
    }
  },
});

const messageFor = ({ tool, base }: MissingTool, asOf: string | undefined): string => {
  const shell = base.hasShell ? '' : ', nor a shell';
  return `${base.name} has no ${tool}${shell}, and nothing here adds it (facts of ${asOf}): the check always fails, and the container is never healthy. ${advice({ tool, base })}`;
};

const advice = ({ tool, base: { tools, hasShell } }: Pick<MissingTool, 'tool' | 'base'>): string => {
  if (!hasShell) return 'Let the software itself do the check, as a command of its own.';
  const other = [...tools].find((one) => one !== 'nc');
  return other && tool !== 'nc'
    ? `Use ${other}, which is there, or install ${tool}.`
    : `Install ${tool}, or let the software itself do the check.`;
};
