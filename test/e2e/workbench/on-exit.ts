const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const actions = new Set<() => void>();
let listening = false;

const runAll = () => {
  for (const action of actions) action();
};

// A signal ends a process without its exit event, and a stopped test run would leave an editor behind.
const listen = () => {
  if (listening) return;
  listening = true;
  process.once('exit', runAll);
  for (const signal of SIGNALS) process.once(signal, () => process.exit(1));
};

/** Runs the action when this process ends, however it ends; the answer takes that back. */
export const onExit = (action: () => void): (() => void) => {
  listen();
  actions.add(action);
  return () => actions.delete(action);
};
