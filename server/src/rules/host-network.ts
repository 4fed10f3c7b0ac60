import { calledIn } from '../facts/container-names.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'host-network',
  summary: "A container is in the host's network",
  why: "In the host's network a container reaches what listens on localhost only, such as databases and the cloud's metadata service, and every port that it opens is open on the host, past the runtime's own rules. Some programs need it to find devices by broadcast; most need a published port.",
  category: 'security',
  severity: 'info',
  tier: 'strict',
  needs: [],
  aliases: ['CKV_K8S_19', 'KSV-0009', 'hostnetwork-pod'],
  options: {},
  examples: [
    {
      path: 'compose.yaml',
      bad: 'services:\n  web:\n    image: nginx:1.27.3\n    network_mode: host\n',
      good: 'services:\n  web:\n    image: nginx:1.27.3\n    ports:\n      - 127.0.0.1:8080:80\n',
    },
  ],
  links: ['https://docs.docker.com/engine/network/drivers/host/'],
  *check({ containers }) {
    for (const container of containers)
      for (const setting of container.settings)
        if (setting.kind === 'namespace' && setting.namespace === 'network')
          yield {
            at: setting.at,
            message: `In the network of the host ${calledIn(container)} reaches what listens on localhost there, and the ports that it opens are open on the host. Publish the ports that it needs instead.`,
          };
  },
});
